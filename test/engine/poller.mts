// Runs the trigger's poll in n8n's own context, and keeps its static data as n8n does.
import { PollContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type WorkflowActivateMode,
} from 'n8n-workflow';
import { WachatTrigger } from '../../nodes/Wachat/WachatTrigger.node.ts';
import {
	credentialReference,
	INSTANCE,
	node,
	nodeTypesOf,
	surroundings,
	type CredentialData,
} from './host.mts';

/**
 * Where n8n keeps a trigger's state. `memory`: by default, in the process; in the database together with items and
 * after registration. `database`: read anew for each poll. `cursor`: with each poll that was not abandoned, except
 * the one at registration.
 */
export type Engine = 'memory' | 'database' | 'cursor';

export interface PollerOptions {
	parameters?: INodeParameters;
	engine?: Engine;
	credentials?: CredentialData;
	/** What n8n gives a poll, in milliseconds; undefined for a version that does not tell. */
	budget?: number;
	/** Whether `budget` is undefined because the version does not know of it. */
	isOld?: boolean;
}

const type = new WachatTrigger();
const nodeTypes = nodeTypesOf({ 'n8n-nodes-wachat.wachatTrigger': type });
/** What n8n gives a poll, in milliseconds: by default, and at the poll times of its durable pollers. */
const FIVE_MINUTES = 300_000;
const DURABLE_TICK = 36_000;

let workflows = 0;

/** A published workflow with the trigger in it. */
export class Poller {
	/** Every poller of the tests is another one for the process. */
	private readonly id = `workflow-${++workflows}`;
	/** What the database holds: the whole column, as JSON. */
	stored = '{}';
	private readonly node: INode;
	private registered: PollContext | undefined;
	private workflow: Workflow | undefined;
	/** What was logged, by level. */
	readonly logged: string[] = [];

	constructor(private readonly options: PollerOptions = {}) {
		this.node = node('Wachat Trigger', 'n8n-nodes-wachat.wachatTrigger', {
			id: 'node-1',
			credentials: credentialReference,
			parameters: {},
		});
		this.set(options.parameters ?? {});
	}

	/** The parameters of the next version that is published. */
	set(parameters: INodeParameters): void {
		this.node.parameters = {
			event: 'contactCreated',
			instanceName: { __rl: true, mode: 'name', value: INSTANCE },
			...parameters,
		};
	}

	rename(name: string): void {
		this.node.name = name;
	}

	/** Registers the trigger: n8n polls at once. */
	async publish(activation: WorkflowActivateMode = 'activate'): Promise<IDataObject[] | null> {
		const workflow = this.load();
		this.workflow = workflow;
		this.registered = this.context(workflow, activation);
		const items = await this.run(this.registered, workflow, true);
		if (this.options.engine !== 'cursor') this.save(workflow);
		return items;
	}

	/** n8n starts again: what only its memory held is gone. The process of the tests goes on. */
	async restart(): Promise<IDataObject[] | null> {
		return await this.publish('init');
	}

	/** One of the poll times has come. */
	async tick(): Promise<IDataObject[] | null> {
		const { engine = 'memory' } = this.options;
		if (engine === 'memory' && this.registered && this.workflow) {
			return await this.run(this.registered, this.workflow, false);
		}
		const workflow = this.load();
		return await this.run(this.context(workflow, 'update', DURABLE_TICK), workflow, false);
	}

	/** Somebody clicks Fetch Test Event. */
	async fetchTestEvent(): Promise<IDataObject[] | null> {
		const workflow = this.load();
		const context = this.context(workflow, 'manual');
		const items = jsonOf(await type.poll.call(context));
		if (workflow.staticData.__dataChanged) throw new Error('The test has written static data');
		return items;
	}

	private load(): Workflow {
		return new Workflow({
			id: this.id,
			active: true,
			nodeTypes,
			nodes: [structuredClone(this.node)],
			connections: {},
			staticData: JSON.parse(this.stored) as IDataObject,
		});
	}

	private context(
		workflow: Workflow,
		activation: WorkflowActivateMode,
		usualBudget = FIVE_MINUTES,
	): PollContext {
		const { budget = usualBudget, engine = 'memory', isOld, credentials } = this.options;
		const [own] = Object.values(workflow.nodes);
		const mode = activation === 'manual' ? 'manual' : 'trigger';
		const context = new PollContext(
			...([workflow, own, surroundings(credentials ?? {}), mode, activation] as const),
			...([undefined, undefined, undefined, undefined, undefined] as const),
			() => budget,
		);
		if (isOld) Object.assign(context, { getPollBudgetMs: undefined });
		// Versions without durable pollers have no cursors either.
		if (isOld && engine === 'memory') Reflect.deleteProperty(context, '__commitCursor');
		Object.defineProperty(context, 'logger', { value: this.logger() });
		return context;
	}

	private logger() {
		const log = (level: string) => (text: string) => void this.logged.push(`${level}: ${text}`);
		return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
	}

	private async run(
		context: PollContext,
		workflow: Workflow,
		isRegistration: boolean,
	): Promise<IDataObject[] | null> {
		const items = jsonOf(await type.poll.call(context));
		const isKept =
			this.options.engine === 'cursor' ? items !== null || !isRegistration : items !== null;
		if (isKept) this.save(workflow);
		return items;
	}

	/** As n8n's own service does it: only what the proxy has noticed. */
	private save({ staticData }: Workflow): void {
		if (!staticData.__dataChanged) return;
		this.stored = JSON.stringify(staticData);
		staticData.__dataChanged = false;
	}
}

function jsonOf(output: INodeExecutionData[][] | null): IDataObject[] | null {
	return output && output[0].map(({ json }) => json);
}
