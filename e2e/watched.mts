import type { Sandbox } from '../sandbox/server.mts';
import type { OpenN8n } from '../scripts/n8n/open.mts';
import type { Saved } from '../scripts/n8n/rest.mts';
import { createCredential } from '../scripts/n8n/session.mts';
import {
	CREDENTIAL_TYPE,
	TRIGGER_TYPE,
	type Workflow,
	type WorkflowNode,
} from '../scripts/n8n/workflow.mts';
import { expect } from './fixtures.mts';
import { MAIN_SHOP, Workflows } from './workflows.mts';

const NAME = 'Wachat Trigger';

/** n8n polls every minute at most; a busy machine takes longer. */
const NEXT_POLL = 150_000;

/** Milliseconds without a request after which a look is over. */
const QUIET_AFTER = 2_000;

function watching({ id, name }: Saved, parameters: Record<string, unknown> = {}): Workflow {
	const trigger: WorkflowNode = {
		id: 'c0000000-0000-4000-8000-000000000003',
		name: NAME,
		type: TRIGGER_TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters: {
			event: 'contactCreated',
			instanceName: { __rl: true, mode: 'name', value: MAIN_SHOP.apiName },
			options: { retryTime: 0 },
			...parameters,
		},
		credentials: { [CREDENTIAL_TYPE]: { id, name } },
	};
	return { name: 'Watch', nodes: [trigger], connections: {}, settings: { executionOrder: 'v1' } };
}

/** A published workflow with the trigger, and what it told. */
export class Watched {
	private constructor(
		private readonly n8n: OpenN8n,
		private readonly sandbox: Sandbox,
		private readonly credential: Saved,
		private readonly workflows: Workflows,
		private saved: Saved,
	) {}

	static async publish(n8n: OpenN8n, sandbox: Sandbox): Promise<Watched> {
		const credential = await createCredential(n8n.rest, sandbox);
		const workflows = new Workflows(n8n, credential);
		const saved = await n8n.rest.createWorkflow(watching(credential));
		await workflows.publish(saved);
		const watched = new Watched(n8n, sandbox, credential, workflows, saved);
		await watched.hasLooked();
		return watched;
	}

	/** Publishes another version. */
	async edit(parameters: Record<string, unknown>): Promise<void> {
		const requests = this.requests().length;
		const { versionId } = this.saved as Saved & { versionId: string };
		const body = { ...watching(this.credential, parameters), versionId };
		const answer = await this.n8n.rest.request('PATCH', `/rest/workflows/${this.saved.id}`, body);
		this.saved = answer as Saved;
		await this.workflows.publish(this.saved);
		await this.hasLooked(requests);
	}

	add(): string {
		return `contactCreated:${this.sandbox.list().add().id}`;
	}

	/** Waits until a look has begun after so many requests; publishing takes effect later than n8n says. */
	async isLooking(before: number): Promise<void> {
		await expect.poll(() => this.requests().length, { timeout: NEXT_POLL }).toBeGreaterThan(before);
	}

	/** Waits until such a look is over, so that what happens now is not seen by it. */
	async hasLooked(before = 0): Promise<void> {
		await this.isLooking(before);
		const isQuiet = () =>
			this.requests().every(({ endedAt = Infinity }) => Date.now() - endedAt > QUIET_AFTER);
		await expect.poll(isQuiet, { timeout: NEXT_POLL }).toBe(true);
	}

	requests() {
		return this.sandbox.requests.filter(({ path }) => path === '/contacts');
	}

	/** The IDs of all events that started the workflow, the oldest first. */
	async told(): Promise<unknown[]> {
		const executions = await this.workflows.executionsOf(this.saved);
		const ids = executions.filter(({ status }) => status === 'success').map(({ id }) => id);
		const runs = await Promise.all(ids.map(async (id) => await this.workflows.ended(id)));
		const events = runs.reverse().flatMap((run) => run.itemsOf(NAME).map(({ event }) => event));
		return events.map((event) => (event as { id: string }).id);
	}

	async hasTold(ids: string[], timeout = NEXT_POLL): Promise<void> {
		await expect.poll(async () => await this.told(), { timeout }).toEqual(ids);
	}
}
