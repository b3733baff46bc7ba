import type { INodeProperties, INodeType } from 'n8n-workflow';
import { described, field, node } from '../node.mts';
import type { Contender } from '../types.mts';
import { PAGE_SIZE } from './cases.mts';

const TYPE = 'n8n-nodes-bench.declarative';

const pagination = {
	continue: '={{ $response.body.hasMore }}',
	request: {
		// It takes the place of the whole query, not only of `page`.
		qs: {
			instanceName: '={{ $request.qs.instanceName }}',
			limit: '={{ $request.qs.limit }}',
			page: '={{ ($response.body?.page ?? 0) + 1 }}',
		},
	},
};

/** The one operation; all that it does is said to n8n in data. */
const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	default: 'getAll',
	options: [
		{
			name: 'Get Many',
			value: 'getAll',
			routing: {
				request: {
					method: 'GET',
					url: '/contacts',
					qs: { instanceName: '={{ $parameter.instanceName }}', limit: PAGE_SIZE },
				},
				send: { paginate: true },
				operations: { pagination: { type: 'generic', properties: pagination } },
				output: { postReceive: [{ type: 'rootProperty', properties: { property: 'contacts' } }] },
			},
		},
	],
};

const declarativeNode: INodeType = {
	description: {
		...described('Declarative', [operation, field('Instance', 'instanceName')]),
		requestDefaults: { baseURL: '={{ $credentials.baseUrl }}' },
	},
};

/** A node without code of its own, as n8n advises for simple APIs. */
export const declarative: Contender = {
	title: 'Declarative',
	setup:
		"a declarative node made for the measurement, with n8n's generic pagination and `rootProperty`",
	nodes: ({ instanceName, obstacle }) => [
		node(
			'Declarative',
			TYPE,
			{ operation: 'getAll', instanceName },
			{ retryOnFail: obstacle !== undefined },
		),
	],
	types: { [TYPE]: declarativeNode },
};
