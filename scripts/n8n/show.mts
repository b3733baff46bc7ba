import { type Execution, startExecution, waitForExecution } from './execution.mts';
import { step } from './progress.mts';
import type { N8nRest, Saved } from './rest.mts';
import type { Service } from './service.mts';
import type { Workflow } from './workflow.mts';

/** Where an example is shown. */
export interface Stage {
	rest: N8nRest;
	service: Service;
	credential: Saved;
}

export interface Shown {
	workflowId: string;
	/** Whether all was as it must be. */
	succeeded: boolean;
}

/** A real account may be large, and its API may ask for patience. */
const RUN_WITHIN = 15 * 60_000;

/** Runs a saved workflow as a click on "Execute workflow" does; says so if it fails, and gives nothing then. */
export async function run(
	{ rest }: Stage,
	title: string,
	saved: Saved,
	workflow: Workflow,
): Promise<Execution | undefined> {
	const execution = await step(title, async (tell) => {
		const id = await startExecution(rest, saved, workflow);
		const ended = await waitForExecution(rest, id, RUN_WITHIN);
		tell(ended.status);
		return ended;
	});
	if (execution.status !== 'success') {
		console.error(`\n${whyItFailed(execution)}`);
		return undefined;
	}
	for (const { name } of workflow.nodes) {
		for (const hint of execution.hintsOf(name)) console.error(`n8n remarks: ${hint}`);
	}
	return execution;
}

function whyItFailed({ status, failure }: Execution): string {
	const where = failure?.node === undefined ? '' : ` in "${failure.node}"`;
	const what = failure?.message ?? `it ended as ${status}`;
	const more = failure?.description ? `\n${failure.description}` : '';
	return `The workflow failed${where}: ${what}${more}`;
}
