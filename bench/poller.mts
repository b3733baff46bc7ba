import type * as Core from 'n8n-core';
import type {
	INodeExecutionData,
	IPollFunctions,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';

interface Poll {
	items: INodeExecutionData[];
	failure?: string;
	/** What n8n's database is to keep, as JSON. */
	state: string;
}

/**
 * Polls the trigger of a published workflow as n8n's default engine does, which keeps its memory in the
 * process; undefined if the workflow's first node does not poll.
 */
export function pollerFor(
	{ PollContext }: typeof Core,
	workflow: Workflow,
	first: string,
	additionalData: IWorkflowExecuteAdditionalData,
): (() => Promise<Poll>) | undefined {
	const node = workflow.nodes[first];
	const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!type.description.polling) return undefined;
	const context = new PollContext(workflow, node, additionalData, 'trigger', 'activate');
	const stateOf = () => JSON.stringify(workflow.staticData);
	return async () => {
		try {
			const output = await type.poll?.call(context as IPollFunctions);
			return { items: output?.[0] ?? [], state: stateOf() };
		} catch (error) {
			return { items: [], failure: (error as Error).message, state: stateOf() };
		}
	};
}
