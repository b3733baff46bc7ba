import { httpRequestNode, node, WACHAT_TYPE } from '../node.mts';
import type { Contender } from '../types.mts';
import { PAGE_SIZE, RATE } from './cases.mts';
import { declarative } from './declarative.mts';
import { loop } from './loop.mts';

/** The node of this package, with Return All and otherwise its default options. */
const getMany: Contender = {
	title: 'Get Many',
	setup: 'this package: Contact → Get Many with Return All, every option at its default',
	nodes: ({ instanceName }) => [
		node('Wachat', WACHAT_TYPE, {
			resource: 'contact',
			operation: 'getAll',
			instanceName: { __rl: true, mode: 'name', value: instanceName },
			returnAll: true,
		}),
	],
};

/** Milliseconds between two pages that keep below the limiter. */
const INTERVAL = 1000 / RATE;

/** n8n's own HTTP Request node, with its pagination set correctly for this API, and Split Out. */
export const httpRequest: Contender = {
	title: 'HTTP Request',
	setup:
		'HTTP Request 4.5 with the same credential; Pagination: Update a Parameter in Each Request, ' +
		'query parameter `page` = `{{ $pageCount + 1 }}`, complete when `{{ !$response.body.hasMore }}`, ' +
		'no interval; then Split Out of `contacts`',
	nodes: ({ baseUrl, instanceName, obstacle }) => {
		const pagination = {
			paginationMode: 'updateAParameterInEachRequest',
			parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
			paginationCompleteWhen: 'other',
			completeExpression: '={{ !$response.body.hasMore }}',
			...(obstacle === 'limiter' && { requestInterval: INTERVAL }),
		};
		const query = [
			{ name: 'instanceName', value: instanceName },
			{ name: 'limit', value: String(PAGE_SIZE) },
		];
		const parameters = {
			url: `${baseUrl}/contacts`,
			sendQuery: true,
			queryParameters: { parameters: query },
			options: { pagination: { pagination } },
		};
		return [
			httpRequestNode(parameters, obstacle !== undefined),
			node('Split Out', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'contacts' }),
		];
	},
};

export const readers: Record<string, Contender> = { getMany, httpRequest, loop, declarative };
