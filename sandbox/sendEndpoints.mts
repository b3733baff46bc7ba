import type { Router } from 'express';
import { error } from 'express-openapi-validator';
import type { ContactList } from './contactList.mts';
import { find, reply, type Reply } from './endpoints.mts';
import type { Outbox } from './outbox.mts';
import { overwrite } from './pageEdits.mts';

const PATHS = ['/send/text', '/send/media', '/send/list', '/send-location'] as const;

/** Whether a request sends a message. */
export function isSend(method: string, path: string): boolean {
	return method === 'POST' && (PATHS as readonly string[]).includes(path);
}

/** No answer is documented but the status: this one is the stand-in's own. */
const QUEUED = { success: true, message: 'Message queued for dispatch' };

export function addSendEndpoints(
	router: Router,
	lists: readonly ContactList[],
	outbox: Outbox,
): void {
	for (const path of PATHS) {
		router.post(path, async ({ body }, response: Reply) => {
			const message = body as Record<string, unknown>;
			const { instance } = find(lists, String(message.instanceName), path);
			if (!instance.isConnected) {
				const reason = 'The instance is not connected to WhatsApp';
				throw new error.BadRequest({ path, message: reason });
			}
			const { effect } = response.locals;
			// Then it was taken before anything went wrong.
			if (!effect.taken) outbox.take(path, message);
			await reply(response, overwrite(QUEUED, effect));
		});
	}
}
