// Runs workflows on the engine of an installed n8n, in the process that imports this.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Core from 'n8n-core';
import type {
	ICredentialType,
	IConnections,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypes,
	IRun,
	IVersionedNodeType,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type * as WorkflowPackage from 'n8n-workflow';
import type { Obstacle } from './cases.mts';
import { MAIN, type Contender, type Target } from './contender.mts';
import { WACHAT_TYPE } from './peers/getMany.mts';
import { credentialsHelperOf } from './credentials.mts';
import { startExpressions } from './expressions.mts';

export interface Places {
	/** Where n8n is installed. */
	n8n: string;
	/** Where the package is installed. */
	wachat: string;
}

export interface Engine {
	/** How it evaluates expressions: `vm`, as n8n does by default, or `legacy` where that cannot be. */
	expressions: string;
	run: (contender: Contender, task: Task) => Promise<Outcome>;
}

export interface Task {
	target: Target;
	apiKey: string;
	obstacle?: Obstacle;
}

export interface Outcome {
	/** What came out of the last node. */
	items: INodeExecutionData[];
	/** Why the workflow failed, as n8n would show it. */
	failure?: string;
	/** Keeps what n8n keeps of a run until the execution is saved. */
	run: IRun;
}

/** As in production: not started from the editor. */
const MODE = 'trigger';

type NodeClass = new () => INodeType | IVersionedNodeType;

export async function loadEngine(places: Places): Promise<Engine> {
	const load = createRequire(join(places.n8n, 'node_modules', 'n8n', 'package.json'));
	const core = load('n8n-core') as typeof Core;
	const workflowPackage = load('n8n-workflow') as typeof WorkflowPackage;
	const expressions = await startExpressions(load);
	const wachat = (path: string) => load(join(places.wachat, 'dist', path)) as object;
	const { WachatApi } = wachat('credentials/WachatApi.credentials.js') as {
		WachatApi: new () => ICredentialType;
	};
	const base = (path: string) => load(`n8n-nodes-base/dist/nodes/${path}.node.js`) as object;
	const { HttpRequest } = base('HttpRequest/HttpRequest') as { HttpRequest: NodeClass };
	const { SplitOut } = base('Transform/SplitOut/SplitOut') as { SplitOut: NodeClass };
	const { Wachat } = wachat('nodes/Wachat/Wachat.node.js') as { Wachat: NodeClass };
	const installed = {
		'n8n-nodes-base.httpRequest': new HttpRequest(),
		'n8n-nodes-base.splitOut': new SplitOut(),
		[WACHAT_TYPE]: new Wachat(),
	};
	const { NodeHelpers } = workflowPackage;

	return {
		expressions,
		run: async (contender, { target, apiKey, obstacle }) => {
			const types: Record<string, INodeType | IVersionedNodeType> = {
				...installed,
				...contender.types,
			};
			const nodeTypes: INodeTypes = {
				getByName: (name) => types[name],
				getByNameAndVersion: (name, version) =>
					NodeHelpers.getVersionedNodeType(types[name], version),
				getKnownTypes: () => ({}),
			};
			const nodes = contender.nodes(target, obstacle);
			const credential = { apiKey, baseUrl: target.baseUrl };
			const helper = credentialsHelperOf(workflowPackage, new WachatApi(), credential);
			return await execute({ core, workflowPackage, nodes, nodeTypes, helper });
		},
	};
}

/** One node after the other. */
function inARow(nodes: INode[]): IConnections {
	const links = nodes.slice(1).map(({ name }, i) => {
		const outputs = [[{ node: name, type: MAIN, index: 0 }]];
		return [nodes[i].name, { [MAIN]: outputs }] as const;
	});
	return Object.fromEntries(links);
}

interface Execution {
	core: typeof Core;
	workflowPackage: typeof WorkflowPackage;
	nodes: INode[];
	nodeTypes: INodeTypes;
	helper: WorkflowPackage.ICredentialsHelper;
}

async function execute(execution: Execution): Promise<Outcome> {
	const { core, workflowPackage, nodes, nodeTypes, helper } = execution;
	const connections = inARow(nodes);
	const settings = { executionOrder: 'v1' } as const;
	const sketch = { id: '1', name: 'Bench', active: false, nodes, connections };
	const workflow = new workflowPackage.Workflow({ ...sketch, nodeTypes, settings });
	const additionalData = surroundings(helper);
	const dates = { createdAt: new Date(), updatedAt: new Date() };
	additionalData.hooks = new core.ExecutionLifecycleHooks(MODE, '1', {
		...{ ...sketch, ...dates },
		activeVersionId: null,
		isArchived: false,
	});
	const start = workflowPackage.createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{ node: workflow.nodes[nodes[0].name], data: { [MAIN]: [[{ json: {} }]] }, source: null },
			],
		},
	});
	const engine = new core.WorkflowExecute(additionalData, MODE, start);
	const run = await engine.processRunExecutionData(workflow);
	const { runData, error } = run.data.resultData;
	const [task] = runData[nodes[nodes.length - 1].name] ?? [];
	const failure = error && [error.message, error.description].filter(Boolean).join(' – ');
	return { items: task?.data?.[MAIN]?.[0] ?? [], run, ...(failure && { failure }) };
}

function surroundings(helper: WorkflowPackage.ICredentialsHelper): IWorkflowExecuteAdditionalData {
	const address = 'http://localhost:5678/';
	return {
		credentialsHelper: helper,
		currentNodeExecutionIndex: 0,
		executionId: '1',
		variables: {},
		instanceBaseUrl: address,
		restApiUrl: `${address}rest`,
		webhookBaseUrl: `${address}webhook`,
		webhookWaitingBaseUrl: `${address}webhook-waiting`,
		webhookTestBaseUrl: `${address}webhook-test`,
		formBaseUrl: `${address}form`,
		formWaitingBaseUrl: `${address}form-waiting`,
		formTestBaseUrl: `${address}form-test`,
	} as Partial<IWorkflowExecuteAdditionalData> as IWorkflowExecuteAdditionalData;
}
