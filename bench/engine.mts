// Runs workflows on the engine of an installed n8n, in the process that imports this.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Core from 'n8n-core';
import type {
	IConnections,
	ICredentialsHelper,
	ICredentialType,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypes,
	IRun,
	IVersionedNodeType,
} from 'n8n-workflow';
import type * as WorkflowPackage from 'n8n-workflow';
import {
	credentialsHelperOf,
	nodeTypesOf,
	startWorkflow,
	surroundingsOf,
	type N8nPackages,
} from '../test/engine/n8nHost.mts';
import type { Obstacle } from './cases.mts';
import { MAIN, type Contender, type Target } from './contender.mts';
import { WACHAT_TYPE } from './peers/getMany.mts';
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
	return {
		expressions,
		run: async (contender, { target, apiKey, obstacle }) => {
			const types = { ...installed, ...contender.types };
			const saved = { apiKey, baseUrl: target.baseUrl };
			return await execute({
				packages: { core, workflowPackage },
				nodes: contender.nodes(target, obstacle),
				nodeTypes: nodeTypesOf(workflowPackage, types),
				helper: credentialsHelperOf(workflowPackage, new WachatApi(), saved),
			});
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
	packages: N8nPackages;
	nodes: INode[];
	nodeTypes: INodeTypes;
	helper: ICredentialsHelper;
}

async function execute({ packages, nodes, nodeTypes, helper }: Execution): Promise<Outcome> {
	const workflow = new packages.workflowPackage.Workflow({
		...{ id: '1', active: false, nodes, connections: inARow(nodes), nodeTypes },
		settings: { executionOrder: 'v1' },
	});
	const run = await startWorkflow(packages, {
		...{ workflow, first: nodes[0].name, items: [{ json: {} }], mode: MODE },
		additionalData: surroundingsOf(helper),
	});
	const { runData, error } = run.data.resultData;
	const [task] = runData[nodes[nodes.length - 1].name] ?? [];
	const failure = error && [error.message, error.description].filter(Boolean).join(' – ');
	return { items: task?.data?.[MAIN]?.[0] ?? [], run, ...(failure && { failure }) };
}
