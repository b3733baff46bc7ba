import { randomInt } from 'node:crypto';
import { Problem } from './problem.mts';
import type { Workflow } from './workflow.mts';

export interface Owner {
	email: string;
	password: string;
}

export interface Saved {
	id: string;
	name: string;
}

/** n8n's internal REST API, the one that its editor uses, with the session of one user. */
export class N8nRest {
	private cookie = '';

	constructor(readonly url: string) {}

	/** Creates the owner of a fresh n8n and signs in. */
	async setUpOwner(): Promise<Owner> {
		const owner = { email: 'owner@example.com', password: `Wachat-${randomInt(1e8, 1e9)}` };
		await this.post('/rest/owner/setup', { ...owner, firstName: 'Local', lastName: 'Owner' });
		return owner;
	}

	/** The owner's session, for a browser. */
	session(): { name: string; value: string } {
		const [name = '', value = ''] = this.cookie.split('=');
		return { name, value };
	}

	async createCredential(
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<Saved> {
		return (await this.post('/rest/credentials', { name, type, data })) as Saved;
	}

	async createWorkflow(workflow: Workflow): Promise<Saved> {
		// n8n 1.x does not save one that leaves `active` open.
		return (await this.post('/rest/workflows', { ...workflow, active: false })) as Saved;
	}

	async get(path: string): Promise<unknown> {
		return await this.request('GET', path);
	}

	async post(path: string, body: unknown): Promise<unknown> {
		return await this.request('POST', path, body);
	}

	/** Any other call; gives what n8n puts under `data`. */
	async request(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
		}).catch((cause: unknown) => {
			throw new Problem(`n8n does not answer ${method} ${path}`, { cause });
		});
		this.keepSession(response);
		const text = await response.text();
		if (!response.ok) {
			throw new Problem(`n8n refused ${method} ${path} (${response.status}): ${messageIn(text)}`);
		}
		const answer: unknown = text === '' ? undefined : JSON.parse(text);
		return isRecord(answer) && 'data' in answer ? answer.data : answer;
	}

	private keepSession(response: Response): void {
		for (const cookie of response.headers.getSetCookie()) {
			if (cookie.startsWith('n8n-auth=')) this.cookie = cookie.split(';', 1)[0] ?? '';
		}
	}
}

function messageIn(text: string): string {
	try {
		const answer: unknown = JSON.parse(text);
		if (isRecord(answer) && typeof answer.message === 'string') return answer.message;
	} catch {
		// Not JSON: the text itself has to do.
	}
	return text.slice(0, 300);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
