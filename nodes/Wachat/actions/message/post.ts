import type { IDataObject } from 'n8n-workflow';

import { lookIntoChat, type Queued, type Unsent } from '../../messages/outcome';
import { certainlyNotTaken, RequestFailure } from '../../transport/requestFailure';
import { toNodeError, type NodeError } from '../../transport/wachatError';
import { withClient } from '../../transport/withClient';
import type { Ready } from './prepare';
import type { Run } from './run';

/** Redirects that say "ask again elsewhere". Others, 303 above all, are what many servers give for what they took. */
const ASK_ELSEWHERE: readonly unknown[] = [301, 307, 308];

/** Whether nobody can have got the message. What did not even become a request has not left either. */
function isNotSent(error: unknown): boolean {
	if (!(error instanceof RequestFailure)) return true;
	if (error.kind === 'redirect' && !ASK_ELSEWHERE.includes(error.details.status)) return false;
	return certainlyNotTaken(error);
}

export function toUnsent(error: NodeError): Unsent {
	const { message, description } = error;
	const httpCode = 'httpCode' in error ? error.httpCode : null;
	return { outcome: 'notSent', message, description: description ?? '', httpCode };
}

/** Sends one message; whatever happens comes out as an outcome. */
export async function post(
	{ context, advice }: Run,
	{ item, message, patience }: Ready,
): Promise<Queued | Unsent> {
	const { path, body } = message.request;
	const options = { itemIndex: item, concurrency: 1, ...patience };
	try {
		const answer = await withClient(
			context,
			options,
			async (client) => await client.post(path, body as IDataObject),
		);
		return { outcome: 'queued', at: new Date().toISOString(), response: answer.body };
	} catch (error) {
		const unsent = toUnsent(toNodeError(context.getNode(), error, item, advice));
		if (isNotSent(error)) return unsent;
		return {
			...unsent,
			outcome: 'unknown',
			message: `It is not known whether this message was sent: ${unsent.message}`,
			description: lookIntoChat(message.to),
		};
	}
}
