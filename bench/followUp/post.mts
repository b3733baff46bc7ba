import type { INode, INodeParameters } from 'n8n-workflow';
import { CREDENTIAL_NAME, node } from '../node.mts';
import type { Task } from '../types.mts';
import { MESSAGE } from './people.mts';

/** n8n's own HTTP Request node, set to send a text to each item's phone. */
export function post({ target, retry }: Task, options: INodeParameters): INode {
	return node({
		name: 'HTTP Request',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		retryOnFail: retry === 'onFail',
		parameters: {
			method: 'POST',
			url: `${target.baseUrl}/send/text`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: CREDENTIAL_NAME,
			sendBody: true,
			bodyParameters: {
				parameters: [
					{ name: 'instanceName', value: target.instanceName },
					{ name: 'number', value: '={{ $json.phone }}' },
					{ name: 'type', value: 'text' },
					{ name: 'message', value: MESSAGE },
				],
			},
			options,
		},
	});
}
