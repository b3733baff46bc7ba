// Runs workflows on the engine of an installed n8n, in the process that imports this.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Core from 'n8n-core';
import type { IConnections, IDataObject, INode, INodeExecutionData, IRun } from 'n8n-workflow';
import type * as WorkflowPackage from 'n8n-workflow';
import {
	credentialsHelperOf,
	nodeTypesOf,
	startWorkflow,
	surroundingsOf,
	type Start,
} from '../test/engine/n8nHost.mts';
import { takenUp } from '../test/engine/takenUp.mts';
import { startExpressions } from './expressions.mts';
import { installedTypes, REMOVE_DUPLICATES } from './installedTypes.mts';
import { MAIN } from './node.mts';
import { pollerFor } from './poller.mts';
import { keepProcessed } from './processed.mts';
import type { Contender, Task } from './types.mts';

export interface Outcome {
	/** What came out of the last node. */
	items: INodeExecutionData[];
	/** Why the workflow failed, as n8n would show it. */
	failure?: string;
	/** Bytes that n8n is to keep until the next run. */
	state?: number;
	/** Keeps what n8n keeps of a run until the execution is saved. */
	run?: IRun;
}

/** Loads the n8n that is installed in one folder, with the package that is in the other. */
export async function loadEngine(n8n: string, wachat: string) {
	const load = createRequire(join(n8n, 'node_modules', 'n8n', 'package.json'));
	const core = load('n8n-core') as typeof Core;
	const workflowPackage = load('n8n-workflow') as typeof WorkflowPackage;
	const expressions = await startExpressions(load);
	const { types, WachatApi } = installedTypes(load, wachat);
	let processed: ReturnType<typeof keepProcessed> | undefined;
	/** Another one after each start: what a node of this process has put aside for the former belongs to no one. */
	let workflowId = 1;
	let database = '{}';
	let poll: ReturnType<typeof pollerFor>;

	const prepare = (contender: Contender, task: Task) => {
		const nodes = contender.nodes(task);
		// A retry of an execution notes in it that it goes on.
		const isAsked =
			task.retry === 'execution' || nodes.some(({ type }) => type === REMOVE_DUPLICATES);
		if (isAsked) processed ??= keepProcessed(load, core);
		const saved = { apiKey: task.apiKey, baseUrl: task.baseUrl };
		const helper = credentialsHelperOf(workflowPackage, new WachatApi(), saved);
		const workflow = new workflowPackage.Workflow({
			...{ id: String(workflowId), active: false, nodes },
			staticData: JSON.parse(database) as IDataObject,
			connections: contender.connections ?? inARow(nodes),
			nodeTypes: nodeTypesOf(workflowPackage, { ...types, ...contender.types }),
			settings: { executionOrder: 'v1' },
		});
		return { nodes, workflow, additionalData: surroundingsOf(helper) };
	};
	return {
		/** How it evaluates expressions: `vm`, as n8n does by default, or `legacy` where that cannot be. */
		expressions,
		/** n8n starts anew: a trigger still has what the database holds of it, and nothing that the process held. */
		restart: () => {
			workflowId += 1;
			poll = undefined;
			// It holds what was read to warm up.
			processed?.forget();
		},
		/** Runs a workflow; one that begins with a node that polls is polled, once. */
		run: async (contender: Contender, task: Task): Promise<Outcome> => {
			const { nodes, workflow, additionalData } = prepare(contender, task);
			const [{ name: first }] = nodes;
			poll ??= pollerFor(core, workflow, first, additionalData);
			if (poll) {
				const { state, ...polled } = await poll();
				database = state;
				return { ...polled, state: Buffer.byteLength(state) };
			}
			const input = contender.input?.(task.contacts) ?? [{}];
			const items = input.map((json) => ({ json }));
			// As in production: not started from the editor.
			const start: Start = { workflow, first, items, mode: 'trigger', additionalData };
			const packages = { core, workflowPackage };
			let run = await startWorkflow(packages, start);
			if (task.retry === 'execution' && run.data.resultData.error) {
				const resume = takenUp(run.data, workflow);
				run = await startWorkflow(packages, { ...start, mode: 'retry', resume });
			}
			return { ...outcomeOf(run, nodes[nodes.length - 1].name), state: processed?.size() };
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
