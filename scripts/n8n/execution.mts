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

/** What n8n keeps of one run of a node, as far as it is looked at here. */
interface NodeRun {
	data?: { main?: (({ json?: Record<string, unknown> }[] | null) | undefined)[] };
	hints?: { message: string }[];
}

interface Failed {
	node?: { name?: string };
	message: string;
	description?: string | null;
	httpCode?: string | null;
}

interface Result {
	error?: Failed;
	lastNodeExecuted?: string;
	runData?: Record<string, NodeRun[]>;
}

/** Undefined: it has not ended yet. */
function read(id: string, answer: unknown): Execution | undefined {
	if (!isRecord(answer) || UNFINISHED.includes(String(answer.status))) return undefined;
	// n8n keeps execution data flattened, because it may refer to itself.
	const data: unknown = typeof answer.data === 'string' ? parse(answer.data) : answer.data;
	const {
		error,
		lastNodeExecuted,
		runData = {},
	} = (data as { resultData?: Result } | undefined)?.resultData ?? {};
	const isThere = error !== undefined || Object.keys(runData).length > 0;
	// n8n 1.x saves the status first and the data a moment later.
	if (!isThere && ENDED_WITH_DATA.includes(String(answer.status))) return undefined;
	return {
		id,
		status: String(answer.status),
		duration: Date.parse(String(answer.stoppedAt)) - Date.parse(String(answer.startedAt)),
		failure: error && {
			node: error.node?.name ?? lastNodeExecuted,
			message: error.message,
			description: error.description ?? undefined,
			httpCode: error.httpCode ?? undefined,
		},
		itemsOf: (nodeName, output = 0) =>
			(runData[nodeName]?.at(-1)?.data?.main?.[output] ?? []).map(({ json = {} }) => json),
		hintsOf: (nodeName) => (runData[nodeName]?.at(-1)?.hints ?? []).map(({ message }) => message),
	};
}
