import type { ICredentialsDecrypted, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

export const API_KEY = 'sk-0123456789';
export const options = { itemIndex: 2, timeout: 1000, retryTime: 1000, concurrency: 5 };

export interface Reply {
	statusCode: number;
	headers?: object;
	body: unknown;
}

/** n8n as far as a request needs it; each call of the API gets the next reply, an Error is thrown. */
export function n8nWith(
	replies: Array<Reply | Error>,
	stop?: AbortSignal,
	baseUrl = 'https://wachat.example/v1/',
) {
	const sent: Array<{ credential: string; options: IHttpRequestOptions; data: unknown }> = [];
	const context = {
		getCredentials: jest.fn(async () => ({ apiKey: ` Bearer ${API_KEY}`, baseUrl })),
		getExecutionCancelSignal: () => stop,
		helpers: {
			httpRequestWithAuthentication: async (
				credential: string,
				request: IHttpRequestOptions,
				{ credentialsDecrypted }: { credentialsDecrypted: ICredentialsDecrypted },
			) => {
				sent.push({ credential, options: request, data: credentialsDecrypted.data });
				const reply = replies.shift();
				if (reply instanceof Error) throw reply;
				return { headers: {}, ...reply };
			},
		},
	};
	return { context: context as unknown as IExecuteFunctions, sent, mocks: context };
}

export const ok = (body: object): Reply => ({
	statusCode: 200,
	body: Buffer.from(JSON.stringify(body)),
});
