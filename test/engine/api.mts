// A stand-in for the Wachat API on the wire, for as long as one test runs.
import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { INSTANCE } from './host.mts';

const ORIGIN = 'https://app.wachat.net';

/** One request as the API saw it. */
export interface Call {
	url: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, unknown>;
}

/** What the API answers; 200 if no status is given. */
export interface Answer {
	status?: number;
	body?: unknown;
	headers?: Record<string, string>;
}

export type Handler = (call: Call, number: number) => Answer | Promise<Answer>;

beforeAll(() => {
	nock.disableNetConnect();
});

afterEach(() => {
	nock.cleanAll();
});

// Else the next test file in this process would find a network that is already replaced.
afterAll(() => {
	nock.restore();
});

/** Answers every GET request with what the handler says. Returns the calls, as they come in. */
export function serve(handler: Handler, origin = ORIGIN): Call[] {
	const calls: Call[] = [];
	nock(origin)
		.persist()
		.get(/.*/)
		.reply(async function (uri) {
			const { pathname, searchParams, href } = new URL(uri, origin);
			const query = Object.fromEntries(searchParams);
			const call = { url: href, path: pathname, query, headers: { ...this.req.headers } };
			calls.push(call);
			const { status = 200, body = '', headers = {} } = await handler(call, calls.length);
			return [status, body as nock.Body, headers];
		});
	return calls;
}

/** A contact as the API's documentation shows it. */
export function contact(id: number, more: IDataObject = {}): IDataObject {
	const phone = String(15550100000 + id);
	return {
		id,
		name: `Contact ${id}`,
		phone,
		remoteJid: `${phone}@s.whatsapp.net`,
		isGroup: false,
		profilePicUrl: null,
		profilePictureUrl: null,
		chat: {
			id: 500 + id,
			name: `Chat ${id}`,
			pushName: `Push ${id}`,
			lastMessageText: 'Hello',
			lastMessageTimestamp: '2026-06-13T08:00:00.000Z',
			unreadCount: 2,
		},
		assignedUserId: null,
		assignedDepartmentId: null,
		funnelStageId: null,
		notes: null,
		customData: {},
		showTimeInStage: false,
		createdAt: '2026-06-13T08:00:00.000Z',
		updatedAt: '2026-06-13T08:00:00.000Z',
		...more,
	};
}

/** The contacts 1 to `count`. */
export function contacts(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, i) => contact(i + 1));
}

function namesOf(displayName: string, apiInstanceName: string): IDataObject {
	const internalName = apiInstanceName;
	return { instanceName: displayName, displayName, apiInstanceName, internalName };
}

/** An instance as the API lists it; connected ones have a number. */
export function instance(
	displayName: string,
	apiInstanceName: string,
	number: string | null,
): IDataObject {
	const state = number === null ? 'close' : 'open';
	const connection = { state, status: state, isConnected: number !== null, number };
	return { id: 29, ...namesOf(displayName, apiInstanceName), ...connection };
}

export const INSTANCES = [
	instance('jakarta_store', INSTANCE, '15550100'),
	instance('Bali Store', 't1_mq9r2jow_bali_store', null),
];

/** The answer of the documented API to one call, for these contacts in this order. */
export function answerFor(call: Call, list: IDataObject[], instances = INSTANCES): Answer {
	if (call.path === '/api/v1/instance/list') {
		return { body: { success: true, count: instances.length, instances } };
	}
	const page = Number(call.query.page ?? 1);
	const limit = Number(call.query.limit ?? 50);
	const found = list.slice((page - 1) * limit, page * limit);
	return {
		body: {
			success: true,
			count: found.length,
			total: list.length,
			page,
			limit,
			hasMore: page * limit < list.length,
			instance: { id: 29, ...namesOf('a display name', call.query.instanceName) },
			contacts: found,
		},
	};
}

/** An API that holds these contacts for every instance. */
export function serveContacts(list: IDataObject[]): Call[] {
	return serve((call) => answerFor(call, list));
}

/** An API that answers every request for contacts like this, and lists its instances. */
export function serveAnswer(answer: Answer): Call[] {
	return serve((call) => (call.path.endsWith('/contacts') ? answer : answerFor(call, [])));
}
