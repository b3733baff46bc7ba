import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'flatted';
import { Problem } from './problem.mts';
import { isRecord, type N8nRest } from './rest.mts';
import type { Workflow } from './workflow.mts';

export interface NodeFailure {
	node?: string;
	message: string;
	description?: string;
	/** The HTTP status that the node met, where there was one. */
	httpCode?: string;
}

export interface Execution {
	id: string;
	status: string;
	/** Milliseconds from start to end, by n8n's clock. */
	duration: number;
	failure?: NodeFailure;
	/** The items of a node's first or given output, of its last run. */
	itemsOf: (nodeName: string, output?: number) => Record<string, unknown>[];
	/** What the node wants the user to know although it succeeded. */
	hintsOf: (nodeName: string) => string[];
}

const POLL_EVERY = 200;
const UNFINISHED = ['new', 'running', 'waiting', 'unknown'];
const ENDED_WITH_DATA = ['success', 'error'];

/** Runs a saved workflow as "Execute workflow" in the editor does; gives the execution's id. */
export async function startExecution(
	rest: N8nRest,
	saved: { id: string },
	workflow: Workflow,
): Promise<string> {
	const trigger = workflow.nodes.find(({ type }) => type.endsWith('Trigger'));
	const answer = await rest.post(`/rest/workflows/${saved.id}/run`, {
		triggerToStartFrom: { name: trigger?.name },
		// n8n 2.x runs what it has saved; 1.x wants to be told.
		workflowData: { ...workflow, ...saved },
	});
	if (isRecord(answer) && typeof answer.executionId === 'string') return answer.executionId;
	throw new Problem(`n8n did not start the workflow "${workflow.name}": ${JSON.stringify(answer)}`);
}

export async function waitForExecution(
	rest: N8nRest,
	id: string,
	within: number,
): Promise<Execution> {
	const deadline = Date.now() + within;
	for (;;) {
		const execution = read(id, await rest.get(`/rest/executions/${id}`));
		if (execution !== undefined) return execution;
		if (Date.now() > deadline) {
			throw new Problem(`Execution ${id} did not end within ${within / 1000} s.`);
		}
		await sleep(POLL_EVERY);
	}
}

/** Undefined: it has not ended yet. */
function read(id: string, answer: unknown): Execution | undefined {
	if (!isRecord(answer) || UNFINISHED.includes(String(answer.status))) return undefined;
	// n8n keeps execution data flattened, because it may refer to itself.
	const data: unknown = typeof answer.data === 'string' ? parse(answer.data) : answer.data;
	const result = at(data, 'resultData');
	const isThere = at(result, 'error') !== undefined || isFilled(at(result, 'runData'));
	// n8n 1.x saves the status first and the data a moment later.
	if (!isThere && ENDED_WITH_DATA.includes(String(answer.status))) return undefined;
	const lastRunOf = (nodeName: string) => {
		const runs = at(result, 'runData', nodeName);
		return Array.isArray(runs) ? (runs.at(-1) as unknown) : undefined;
	};
	return {
		id,
		status: String(answer.status),
		duration: Date.parse(String(answer.stoppedAt)) - Date.parse(String(answer.startedAt)),
		failure: failureIn(at(result, 'error'), at(result, 'lastNodeExecuted')),
		itemsOf: (nodeName, output = 0) =>
			list(at(lastRunOf(nodeName), 'data', 'main', String(output))).map(jsonOf),
		hintsOf: (nodeName) =>
			list(at(lastRunOf(nodeName), 'hints')).map((hint) => String(at(hint, 'message'))),
	};
}

function isFilled(value: unknown): boolean {
	return isRecord(value) && Object.keys(value).length > 0;
}

function jsonOf(item: unknown): Record<string, unknown> {
	const json = at(item, 'json');
	return isRecord(json) ? json : {};
}

function failureIn(error: unknown, lastNode: unknown): NodeFailure | undefined {
	if (!isRecord(error)) return undefined;
	const node = at(error, 'node', 'name') ?? lastNode;
	return {
		node: typeof node === 'string' ? node : undefined,
		message: String(error.message),
		description: typeof error.description === 'string' ? error.description : undefined,
		httpCode: typeof error.httpCode === 'string' ? error.httpCode : undefined,
	};
}

function at(value: unknown, ...path: string[]): unknown {
	return path.reduce<unknown>(
		(inner, key) =>
			typeof inner === 'object' && inner !== null
				? (inner as Record<string, unknown>)[key]
				: undefined,
		value,
	);
}

function list(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}
