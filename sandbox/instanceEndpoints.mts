import type { Router } from 'express';
import { error } from 'express-openapi-validator';
import type { ContactList } from './contactList.mts';
import { deliver } from './delivery.mts';
import { find, reply, type Reply } from './endpoints.mts';
import { overwrite } from './pageEdits.mts';
import type { Instance } from './types.mts';

/** The smallest PNG there is, one pixel: any picture will do. */
const PICTURE = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
	'base64',
);

/** What `GET /instance/state` tells of an instance: less than the list does. */
function stateOf({ apiInstanceName, internalName, instanceName, ...rest }: Instance) {
	const { state, profileName, profilePictureUrl, profilePicUrl, number, owner, integration } = rest;
	const profile = { profileName, profilePictureUrl, profilePicUrl, number, owner, integration };
	return {
		success: true,
		data: { instance: { instanceName: apiInstanceName, state } },
		instance: { instanceName, apiInstanceName, internalName, state, ...profile },
	};
}

export function addInstanceEndpoints(router: Router, lists: readonly ContactList[]): void {
	router.get('/instance/list', async (_request, response: Reply) => {
		const instances = lists.map(({ instance }) => instance);
		const body = { success: true, count: instances.length, instances };
		await reply(response, overwrite(body, response.locals.effect));
	});
	router.get('/instance/state', async ({ query, path }, response: Reply) => {
		const { instance } = find(lists, String(query.instanceName), path);
		await reply(response, overwrite(stateOf(instance), response.locals.effect));
	});
	router.get('/instance/qr/image', async ({ query, path }, response: Reply) => {
		const { instance } = find(lists, String(query.instanceName), path);
		if (instance.isConnected) {
			const message = 'The instance is already connected';
			throw new error.BadRequest({ path, message });
		}
		const answer = { status: 200, type: 'png' as const, body: PICTURE };
		await deliver(response, answer, response.locals.effect);
	});
}
