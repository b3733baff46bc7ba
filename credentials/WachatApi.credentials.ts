import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { authenticate } from '../nodes/Wachat/transport/authenticate';
import { DEFAULT_BASE_URL } from '../nodes/Wachat/transport/credential';

const CHECK_BASE_URL = `Check the Base URL, it is normally ${DEFAULT_BASE_URL}`;

/** The test's answer for each status that tells something. */
const MESSAGES: Array<[statuses: number[], message: string]> = [
	[
		[301, 302, 303, 307, 308],
		`The server wants to redirect to another address, which is not followed. ${CHECK_BASE_URL}`,
	],
	[
		[401],
		'Wachat refused the API key. Copy the key from the API settings page of your Wachat account and paste it here',
	],
	[
		[402, 403],
		'Wachat knows the API key but does not allow its use. Check in your Wachat account whether the plan includes the API and has not expired',
	],
	[[404], `There is no Wachat API at this address. ${CHECK_BASE_URL}`],
	[[429], 'Wachat allows no more requests for now. Try again in a few minutes'],
	[[500, 502, 503, 504], 'Wachat is not available at the moment. Try again later'],
];

/** What `success` must not be in an answer of the API. Undefined: a web page, for one. */
const NOT_SUCCESSFUL = [undefined, null, false, 'false', '', 0];

export class WachatApi implements ICredentialType {
	name = 'wachatApi';

	displayName = 'Wachat API';

	icon: Icon = {
		light: 'file:../nodes/Wachat/wachat.svg',
		dark: 'file:../nodes/Wachat/wachat.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-wachat/n8n-nodes-wachat#create-the-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The key from the API settings page of your Wachat account (wachat.net)',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: DEFAULT_BASE_URL,
			description:
				'Where the Wachat API is. Leave it as it is, unless Wachat gave you another address; it must begin with https://.',
		},
	];

	authenticate = authenticate;

	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			// As it was entered: authenticate refuses what is not safe, before anything is sent.
			baseURL: "={{ String($credentials.baseUrl ?? '').trim() }}",
			url: '/instance/list',
			disableFollowRedirect: true,
		},
		rules: [
			...MESSAGES.flatMap(([statuses, message]) =>
				statuses.map((value) => ({ type: 'responseCode', properties: { value, message } })),
			),
			...NOT_SUCCESSFUL.map((value) => ({
				type: 'responseSuccessBody',
				properties: {
					key: 'success',
					value,
					message: `The address answers, but not as the Wachat API does. ${CHECK_BASE_URL}`,
				},
			})),
			// n8n takes both kinds side by side, though its type names them apart.
		] as ICredentialTestRequest['rules'],
	};
}
