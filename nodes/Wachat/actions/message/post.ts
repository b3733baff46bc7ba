import type { IDataObject } from 'n8n-workflow';

import { lookIntoChat, type Queued, type Unsent } from '../../messages/outcome';
import { certainlyNotTaken, RequestFailure } from '../../transport/requestFailure';
import { toNodeError, type NodeError } from '../../transport/wachatError';
import type { WachatClient } from '../../transport/wachatRequest';
import { withClient } from '../../transport/withClient';
import type { Ready } from './prepare';
import type { Run } from './run';

/** Whether nobody can have got the message that was on its way when `error` came. */
function isNotSent(error: unknown): boolean {
	return error instanceof RequestFailure && certainlyNotTaken(error);
}

export function toUnsent(error: NodeError, outcome: Unsent['outcome'] = 'notSent'): Unsent {
	const { message, description } = error;
	const httpCode = 'httpCode' in error ? error.httpCode : null;
	return { outcome, message, description: description ?? '', httpCode };
}

function toUnknown({ message, httpCode }: Unsent, to: string): Unsent {
	return {
		outcome: 'unknown',
		message: `It is not known whether this message was sent: ${message}`,
		description: lookIntoChat(to),
		httpCode,
	};
}

/** Sends one message; whatever happens comes out as an outcome. */
export async function post(
	{ context, advice, tried }: Run,
	{ item, message, patience }: Ready,
): Promise<Queued | Unsent> {
	const { path, body } = message.request;
	const options = { itemIndex: item, concurrency: 1, ...patience };
	let hasLeft = false;
	tried.add(message);
	const send = async (client: WachatClient) => {
		hasLeft = true;
		return await client.post(path, body as IDataObject);
	};
	try {
		const { body: response } = await withClient(context, options, send);
		return { outcome: 'queued', at: new Date().toISOString(), response };
	} catch (error) {
		const unsent = toUnsent(toNodeError(context.getNode(), error, item, advice));
		return hasLeft && !isNotSent(error) ? toUnknown(unsent, message.to) : unsent;
	}
}
