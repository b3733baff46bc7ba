import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

import { DEFAULT_BASE_URL, KEY_PREFIX, SAFE_BASE_URL } from '../nodes/Wachat/transport/credential';

// n8n evaluates these as expressions. They clean the key of what was pasted along, and withhold it from
// addresses that are neither https nor this very machine, as transport/credential.ts does in code.
const KEY = String.raw`String($credentials.apiKey ?? '').replace(${KEY_PREFIX}, '').replace(/\s+/g, '')`;
const BASE_URL = String.raw`String($credentials.baseUrl ?? '').trim().replace(/\/+$/, '')`;
const IS_SAFE = `${SAFE_BASE_URL}.test(${BASE_URL})`;

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

	documentationUrl = 'https://docs.wachat.net';

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

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { Authorization: `=Bearer {{ ${IS_SAFE} ? ${KEY} : '' }}` },
		},
	};

	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			// An unsafe address gets no request at all. n8n shows 'allowedDomains' in what it says then.
			baseURL: `={{ ${IS_SAFE} ? ${BASE_URL} : 'https://the-base-url-must-begin-with-https.invalid' }}`,
			url: '/instance/list',
			allowedDomains: `={{ ${IS_SAFE} ? '' : 'addresses that begin with https:// and hold no user name' }}`,
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
