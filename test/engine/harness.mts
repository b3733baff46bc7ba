// Runs the node on n8n's real engine: Input (a stub trigger) -> Wachat -> After (a stub that reads
// one expression per item). Only the wire is left for the tests to fake.
import * as core from 'n8n-core';
import * as workflowPackage from 'n8n-workflow';
import {
	NodeConnectionTypes,
	Workflow,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRunData,
	type IRunExecutionData,
	type NodeApiError,
	type NodeExecutionHint,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { Wachat } from '../../nodes/Wachat/Wachat.node.ts';
import {
	credentialReference,
	INSTANCE,
	node,
	nodeTypesOf,
	plainType,
	surroundings,
	type CredentialData,
} from './host.mts';
import { everythingIn } from './everythingIn.mts';
import { startWorkflow } from './n8nHost.mts';
import { takenUp } from './takenUp.mts';

export interface RunOptions {
	/** Parameters of the node; Contact, Get Many and an Instance by name are there already. */
	parameters?: INodeParameters;
	/** What the trigger hands on: plain objects or whole n8n items. One empty item by default. */
	items?: IDataObject[] | INodeExecutionData[];
	credentials?: CredentialData;
	/** Settings of the node, such as onError, alwaysOutputData or retryOnFail. */
	node?: Partial<INode>;
	mode?: WorkflowExecuteMode;
	/** An expression that the node After reads for each contact, to prove the pairing. */
	after?: string;
	/** What n8n has saved of an execution that ended badly: 'Retry execution' goes on from it. */
	retry?: IRunExecutionData;
	/** Hands the items to the node a second time in the same execution, as a loop would. */
	twice?: boolean;
	/** The node that the execution begins with, if it is not the trigger: a person has run a part of the workflow. */
	first?: string;
	/** The type of the node Input, if nobody runs the workflow by hand. */
	trigger?: string;
	/** Is given the function behind n8n's stop button as soon as the run has started. */
	abort?: (stop: () => void) => void;
}

export interface RunResult {
	status: string;
	/** The items of the first output, and what they hold. */
	items: INodeExecutionData[];
	json: IDataObject[];
	outputs: INodeExecutionData[][];
	/** The error as n8n stores it: of the node, or of the whole run. */
	error?: Partial<NodeApiError>;
	hints: NodeExecutionHint[];
	/** What the expression `after` came to, contact by contact. */
	after: unknown[];
	runData: IRunData;
	/** All that n8n saves of the execution. */
	saved: IRunExecutionData;
	/** Every string that n8n could store or log of this run, hidden properties included. */
	serialised: string;
}

const after = plainType(
	'After',
	[{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
	async function (this: IExecuteFunctions) {
		const read = (_: unknown, i: number) => ({
			json: { value: this.getNodeParameter('value', i) },
		});
		return [this.getInputData().map(read) as INodeExecutionData[]];
	},
);

const nodeTypes = nodeTypesOf({
	'n8n-nodes-base.manualTrigger': plainType('Input'),
	'n8n-nodes-base.executeWorkflowTrigger': plainType('Input'),
	'n8n-nodes-wachat.wachat': new Wachat(),
	'n8n-nodes-base.after': after,
});

function workflowOf({
	parameters,
	node: settings,
	after: expression,
	twice,
	trigger = 'n8n-nodes-base.manualTrigger',
}: RunOptions): Workflow {
	const defaults = {
		resource: 'contact',
		operation: 'getAll',
		instanceName: { __rl: true, mode: 'name', value: INSTANCE },
	};
	const to = (...names: string[]) => ({
		main: [names.map((name) => ({ node: name, type: NodeConnectionTypes.Main, index: 0 }))],
	});
	return new Workflow({
		id: '1',
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1' },
		nodes: [
			node('Input', trigger),
			node('Wachat', 'n8n-nodes-wachat.wachat', {
				credentials: credentialReference,
				...settings,
				parameters: { ...defaults, ...parameters },
			}),
			node('Again', 'n8n-nodes-base.manualTrigger'),
			node('After', 'n8n-nodes-base.after', { parameters: { value: expression ?? '' } }),
		],
		connections: {
			Input: to(...(twice ? ['Wachat', 'Again'] : ['Wachat'])),
			...(twice ? { Again: to('Wachat') } : {}),
			...(expression === undefined ? {} : { Wachat: to('After') }),
		},
	});
}

/** Runs the node once. A missing required field makes this throw, as n8n refuses to start then. */
export async function runNode(options: RunOptions = {}): Promise<RunResult> {
	const workflow = workflowOf(options);
	const execution = startWorkflow(
		{ core, workflowPackage },
		{
			workflow,
			first: options.first ?? 'Input',
			items: core.returnJsonArray(options.items ?? [{}]),
			mode: options.mode ?? (options.retry ? 'retry' : 'manual'),
			additionalData: surroundings(options.credentials ?? {}),
			resume: options.retry && takenUp(options.retry, workflow),
		},
	);
	options.abort?.(() => execution.cancel());
	const logged: unknown[] = [];
	core.ErrorReporter.prototype.error = (error) => void logged.push(error);
	const run = await execution;

	const { runData, error } = run.data.resultData;
	const [task] = runData.Wachat ?? [];
	// A node that runs as a tool of an agent has its output under another name.
	const outputs = (task?.data?.main ?? task?.data?.ai_tool ?? []).map((items) => items ?? []);
	const items = outputs[0] ?? [];
	return {
		status: run.status,
		items,
		json: items.map(({ json }) => json),
		outputs,
		error: (task?.error ?? error) as Partial<NodeApiError> | undefined,
		hints: task?.hints ?? [],
		after: (runData.After?.[0]?.data?.main[0] ?? []).map(({ json }) => json.value),
		runData,
		saved: run.data,
		serialised: everythingIn([run, logged]),
	};
}
