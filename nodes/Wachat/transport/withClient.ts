import {
	createClient,
	type ClientOptions,
	type WachatClient,
	type WachatContext,
} from './wachatRequest';

/**
 * Does something with a client, and closes it: nothing is requested afterwards.
 *
 * @throws {UnusableCredential} if the credential cannot be used; and whatever `work` throws
 */
export async function withClient<T>(
	context: WachatContext,
	options: ClientOptions,
	work: (client: WachatClient) => Promise<T>,
): Promise<T> {
	const client = await createClient(context, options);
	return await work(client).finally(() => client.close());
}
