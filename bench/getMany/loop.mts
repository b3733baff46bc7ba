import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { CREDENTIAL_NAME, described, field, node } from '../node.mts';
import type { Contender } from '../types.mts';
import { PAGE_SIZE } from './cases.mts';

const TYPE = 'n8n-nodes-bench.loop';

interface Page {
	contacts: IDataObject[];
	hasMore: boolean;
}

const loopNode: INodeType = {
	description: described('Loop', [field('Base URL', 'baseUrl'), field('Instance', 'instanceName')]),

	/** The loop as one would write it in a Code node. */
	async execute(this: IExecuteFunctions) {
		const url = `${String(this.getNodeParameter('baseUrl', 0))}/contacts`;
		const instanceName = this.getNodeParameter('instanceName', 0);
		const request = this.helpers.httpRequestWithAuthentication;
		const items: INodeExecutionData[] = [];
		for (let page = 1, hasMore = true; hasMore; page++) {
			const qs = { instanceName, page, limit: PAGE_SIZE };
			const options = { url, qs, json: true };
			const answer = (await request.call(this, CREDENTIAL_NAME, options)) as Page;
			for (const json of answer.contacts) items.push({ json });
			hasMore = answer.hasMore;
		}
		return [items];
	},
};

/** The paging that people write in a Code node, which runs only with a task runner: that takes the whole server. */
export const loop: Contender = {
	title: 'Loop',
	setup:
		'the loop that one writes in a Code node, page after page until `hasMore` is false, in a node made ' +
		"for the measurement: n8n 2's Code node can make requests, but not with a credential. In a Code node " +
		'the contacts also go through the task runner, a process of its own, which this loop is spared',
	nodes: ({ baseUrl, instanceName, obstacle }) => [
		node('Loop', TYPE, { baseUrl, instanceName }, { retryOnFail: obstacle !== undefined }),
	],
	types: { [TYPE]: loopNode },
};
