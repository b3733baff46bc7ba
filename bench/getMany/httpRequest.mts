import { CREDENTIAL_NAME, node } from '../node.mts';
import type { Contender } from '../types.mts';
import { PAGE_SIZE, RATE } from './cases.mts';

/** Milliseconds between two pages that keep below the limiter. */
const INTERVAL = 1000 / RATE;

/** n8n's own HTTP Request node, with its pagination set correctly for this API, and Split Out. */
export const httpRequest: Contender = {
	title: 'HTTP Request',
	setup:
		'HTTP Request 4.5 with the same credential; Pagination: Update a Parameter in Each Request, ' +
		'query parameter `page` = `{{ $pageCount + 1 }}`, complete when `{{ !$response.body.hasMore }}`, ' +
		'no interval; then Split Out of `contacts`',
	nodes: ({ target: { baseUrl, instanceName }, obstacle }) => [
		node({
			name: 'HTTP Request',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.5,
			retryOnFail: obstacle !== undefined,
			parameters: {
				url: `${baseUrl}/contacts`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: CREDENTIAL_NAME,
				sendQuery: true,
				queryParameters: {
					parameters: [
						{ name: 'instanceName', value: instanceName },
						{ name: 'limit', value: String(PAGE_SIZE) },
					],
				},
				options: {
					pagination: {
						pagination: {
							paginationMode: 'updateAParameterInEachRequest',
							parameters: {
								parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }],
							},
							paginationCompleteWhen: 'other',
							completeExpression: '={{ !$response.body.hasMore }}',
							...(obstacle === 'limiter' && { requestInterval: INTERVAL }),
						},
					},
				},
			},
		}),
		node({
			name: 'Split Out',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'contacts' },
		}),
	],
};
