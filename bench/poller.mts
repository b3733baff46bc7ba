import type * as Core from 'n8n-core';
import type { IPollFunctions, IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow';

/**
 * Polls the trigger of a published workflow as n8n's default engine does, which keeps its memory in the
 * process; undefined if the workflow's first node does not poll.
 */
export function pollerFor(
	{ PollContext }: typeof Core,
	workflow: Workflow,
	first: string,
	additionalData: IWorkflowExecuteAdditionalData,
) {
	const node = workflow.nodes[first];
	const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!type.description.polling) return undefined;
	const context = new PollContext(workflow, node, additionalData, 'trigger', 'activate');
	const poll = async () => (await type.poll?.call(context as IPollFunctions))?.[0] ?? [];
	return async () => {
		const outcome = await poll().then(
			(items) => ({ items }),
			(error: Error) => ({ items: [], failure: error.message }),
		);
		// The state is what n8n's database is to keep.
		return { ...outcome, state: JSON.stringify(workflow.staticData) };
	};
}
