// Runs workflows on the engine of an installed n8n, in the process that imports this.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Core from 'n8n-core';
import type {
	IConnections,
	ICredentialType,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	IVersionedNodeType,
} from 'n8n-workflow';
import type * as WorkflowPackage from 'n8n-workflow';
import {
	credentialsHelperOf,
	nodeTypesOf,
	startWorkflow,
	surroundingsOf,
} from '../test/engine/n8nHost.mts';
import { startExpressions } from './expressions.mts';
import { WACHAT_TYPE } from './getMany/getMany.mts';
import { MAIN, type Contender, type Places, type Task } from './types.mts';

export interface Engine {
	/** How it evaluates expressions: `vm`, as n8n does by default, or `legacy` where that cannot be. */
	expressions: string;
	run: (contender: Contender, task: Task) => Promise<Outcome>;
}

interface Outcome {
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
			const nodes = contender.nodes(target, obstacle);
			const saved = { apiKey, baseUrl: target.baseUrl };
			const helper = credentialsHelperOf(workflowPackage, new WachatApi(), saved);
			const workflow = new workflowPackage.Workflow({
				...{ id: '1', active: false, nodes, connections: inARow(nodes) },
				nodeTypes: nodeTypesOf(workflowPackage, { ...installed, ...contender.types }),
				settings: { executionOrder: 'v1' },
			});
			const run = await startWorkflow(
				{ core, workflowPackage },
				{
					...{ workflow, first: nodes[0].name, items: [{ json: {} }], mode: MODE },
					additionalData: surroundingsOf(helper),
				},
			);
			return outcomeOf(run, nodes[nodes.length - 1].name);
		},
	};
}

function outcomeOf(run: IRun, last: string): Outcome {
	const { runData, error } = run.data.resultData;
	const items = runData[last]?.[0]?.data?.[MAIN]?.[0] ?? [];
	const failure = error && [error.message, error.description].filter(Boolean).join(' – ');
	return { items, run, ...(failure && { failure }) };
}

/** One node after the other. */
function inARow(nodes: INode[]): IConnections {
	const links = nodes.slice(1).map(({ name }, i) => {
		const outputs = [[{ node: name, type: MAIN, index: 0 }]];
		return [nodes[i].name, { [MAIN]: outputs }] as const;
	});
	return Object.fromEntries(links);
}
