// Publishes and calls the webhook trigger as n8n does: with its own contexts, and with a memory that is saved
// when n8n saves it. Only the wire to the API and the answer to the caller are the tests' own.
import { EventEmitter } from 'node:events';
import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type INodeExecutionData,
	type INodeParameters,
	type IWebhookData,
	type IWebhookFunctions,
	type WebhookSetupMethodNames,
} from 'n8n-workflow';
import { WachatWebhookTrigger } from '../../nodes/Wachat/WachatWebhookTrigger.node.ts';
import {
	credentialReference,
	node,
	nodeTypesOf,
	surroundings,
	type CredentialData,
} from './host.mts';

const TYPE = 'n8n-nodes-wachat.wachatWebhookTrigger';
export const ORIGIN = 'https://n8n.example.com';
const WEBHOOK_ID = '7c1d6b1e-4d4f-4b57-9f0c-1f5f6f0a2b3c';

/** What somebody on the internet sends. */
export interface Sent {
	headers: Record<string, string | string[] | undefined>;
	/** The bytes as n8n has them; undefined if it did not read any. */
	rawBody?: Buffer;
	/** What n8n does when it is asked to read the bytes. */
	readRawBody?: () => Promise<void>;
}

/** What became of it. */
export interface Outcome {
	status: number;
	text: string;
	/** The items of the run that it started; undefined if it started none. */
	items?: INodeExecutionData[];
}

/** What went to n8n's log in this file's tests so far. */
export const logged: unknown[] = [];

const write = (...what: unknown[]) => void logged.push(what);
const logger = { error: write, warn: write, info: write, debug: write };

/** What happens while n8n deals with a delivery. */
export interface Handling {
	/** Whether n8n can note the run; by default it can. */
	takes?: boolean;
	/** Whoever delivers does not wait for the answer. */
	hangsUp?: boolean;
	/** Happens before n8n has noted the run. */
	meanwhile?: () => Promise<void>;
}

class Reply extends EventEmitter {
	statusCode = 200;
	writableEnded = false;
	text = '';

	constructor(private readonly hangsUp: boolean) {
		super();
	}

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	send(text: string): this {
		this.text = text;
		return this;
	}

	/** Over a dead connection nothing finishes. */
	end(): this {
		this.writableEnded = true;
		if (!this.hangsUp) this.emit('finish');
		return this;
	}
}

let workflows = 0;

export class PublishedTrigger {
	/** Every workflow of the tests is another one for the process. */
	private workflowId = `workflow-${++workflows}`;
	/** The workflow's memory in n8n's database. */
	stored: Record<string, object> = {};
	origin = ORIGIN;
	webhookId = WEBHOOK_ID;
	nodeName = 'On Delivery';
	readonly nodeType = new WachatWebhookTrigger();
	private testing = false;

	constructor(
		public parameters: INodeParameters = {},
		public credentials: CredentialData = {},
	) {}

	/** The same workflow with the same node, in the editor: n8n gives it a memory of its own. */
	inEditor(): PublishedTrigger {
		const other = new PublishedTrigger(this.parameters, this.credentials);
		other.testing = true;
		other.workflowId = this.workflowId;
		return other;
	}

	get address(): string {
		return `${this.origin}/webhook${this.testing ? '-test' : ''}/${this.webhookId}/webhook`;
	}

	/** What the trigger itself remembers. */
	get memory(): Record<string, unknown> {
		return (this.stored[`node:${this.nodeName}`] ?? {}) as Record<string, unknown>;
	}

	/** n8n's `createWebhookIfNotExists`; gives what `checkExists` said. */
	async publish(): Promise<boolean> {
		try {
			const exists = await this.call('checkExists');
			if (!exists) await this.call('create');
			return exists;
		} catch (error) {
			await this.call('delete');
			throw error;
		}
	}

	async unpublish(): Promise<void> {
		await this.call('delete');
	}

	async call(method: WebhookSetupMethodNames): Promise<boolean> {
		const workflow = this.workflow();
		const mode = this.testing ? 'manual' : 'trigger';
		const context = new HookContext(
			...([workflow, workflow.nodes[this.nodeName], this.surroundings(), mode] as const),
			...(['activate', this.webhookData()] as const),
		);
		const done = await this.nodeType.webhookMethods.default[method as 'create'].call(context);
		this.save(workflow);
		return done;
	}

	/** Like n8n, it saves the memory before the answer, and counts a throw as a run. */
	async receive(
		{ headers, rawBody, readRawBody }: Sent,
		{ takes = true, hangsUp = false, meanwhile }: Handling = {},
	): Promise<Outcome> {
		const workflow = this.workflow();
		const reply = new Reply(hangsUp);
		const request = { headers, rawBody, body: {}, params: {}, query: {}, method: 'POST' };
		const read = readRawBody ?? (() => Promise.reject(new Error('The stream has ended')));
		const additionalData = this.surroundings();
		Object.assign(additionalData, {
			httpRequest: { ...request, readRawBody: read },
			httpResponse: reply,
		});
		const mode = this.testing ? 'manual' : 'webhook';
		const context = new WebhookContext(
			...([workflow, workflow.nodes[this.nodeName], additionalData, mode] as const),
			this.webhookData(),
			[],
			null,
		);
		Object.defineProperty(context, 'logger', { value: logger });
		const result = await this.nodeType.webhook.call(context as IWebhookFunctions);
		const [items] = result.workflowData ?? [];
		if (result.noWebhookResponse) return { status: reply.statusCode, text: reply.text, items };
		await meanwhile?.();
		reply.status(takes ? 200 : 500);
		if (takes) this.save(workflow);
		reply.end();
		const text = String(result.webhookResponse ?? 'Workflow was started');
		return { status: reply.statusCode, text, items: takes ? items : undefined };
	}

	private surroundings() {
		const data = surroundings(this.credentials);
		data.webhookBaseUrl = `${this.origin}/webhook`;
		data.webhookTestBaseUrl = `${this.origin}/webhook-test`;
		return data;
	}

	private webhookData(): IWebhookData {
		const [webhookDescription] = this.nodeType.description.webhooks ?? [];
		return { webhookDescription, isTest: this.testing } as Partial<IWebhookData> as IWebhookData;
	}

	private workflow(): Workflow {
		return new Workflow({
			id: this.workflowId,
			name: 'Follow-ups',
			active: true,
			nodeTypes: nodeTypesOf({ [TYPE]: this.nodeType }),
			staticData: JSON.parse(JSON.stringify(this.stored)),
			nodes: [
				node(this.nodeName, TYPE, {
					webhookId: this.webhookId,
					credentials: credentialReference,
					parameters: this.parameters,
				}),
			],
			connections: {},
		});
	}

	private save({ staticData }: Workflow): void {
		if (staticData.__dataChanged !== true) return;
		this.stored = JSON.parse(JSON.stringify(staticData));
	}
}
