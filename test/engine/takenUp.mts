import { parse, stringify } from 'flatted';
import type { IRunExecutionData, Workflow } from 'n8n-workflow';

/**
 * An execution as n8n's 'Retry execution' takes it up again: from the database, without the run that ended
 * badly, with the nodes of the workflow as it is saved now.
 */
export function takenUp(saved: IRunExecutionData, workflow: Workflow): IRunExecutionData {
	const data = parse(stringify(saved)) as IRunExecutionData;
	const { lastNodeExecuted = '', runData } = data.resultData;
	delete data.resultData.error;
	const runs = runData[lastNodeExecuted] ?? [];
	if (runs.at(-1)?.error !== undefined) runs.pop();
	for (const entry of data.executionData?.nodeExecutionStack ?? []) {
		entry.node = workflow.nodes[entry.node.name];
	}
	return data;
}
