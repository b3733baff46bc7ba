import { startSandbox } from '../../sandbox/server.mts';
import type { Sandbox, SandboxOptions } from '../../sandbox/server.mts';
import type { Contact, ContactsPage, Instance } from '../../sandbox/types.mts';

export const MAIN = 't1_sandbox_main_shop';
export const BRANCH = 't1_sandbox_branch_office';

export type Query = Record<string, string | number | boolean>;

/** A sandbox for all tests of a file, as new before each of them. */
export function useSandbox(options: SandboxOptions = {}): () => Sandbox {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ validateResponses: true, ...options });
	});
	beforeEach(() => {
		sandbox.reset();
	});
	afterAll(() => sandbox.close());
	return () => sandbox;
}

export function call(sandbox: Sandbox, path: string, query: Query = {}, init: RequestInit = {}) {
	const url = new URL(sandbox.baseUrl + path);
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
	return fetch(url, { headers: { authorization: `Bearer ${sandbox.apiKey}` }, ...init });
}

export function contacts(sandbox: Sandbox, query: Query = {}, init: RequestInit = {}) {
	return call(sandbox, '/contacts', { instanceName: MAIN, ...query }, init);
}

/** The body of an answer that has to be 200. */
async function good<T>(answer: Promise<Response>): Promise<T> {
	const response = await answer;
	const text = await response.text();
	if (response.status !== 200) throw new Error(`${String(response.status)} ${text}`);
	return JSON.parse(text) as T;
}

export const page = (sandbox: Sandbox, query: Query = {}) =>
	good<ContactsPage>(contacts(sandbox, query));

export async function allPages(sandbox: Sandbox, query: Query): Promise<ContactsPage[]> {
	const pages = [await page(sandbox, { ...query, page: 1 })];
	while (pages[pages.length - 1].hasMore) {
		pages.push(await page(sandbox, { ...query, page: pages.length + 1 }));
	}
	return pages;
}

export async function allContacts(sandbox: Sandbox, query: Query): Promise<Contact[]> {
	return (await allPages(sandbox, query)).flatMap((one) => one.contacts);
}

export const instanceList = (sandbox: Sandbox) =>
	good<{ success: true; count: number; instances: Instance[] }>(call(sandbox, '/instance/list'));

export async function failure(answer: Promise<Response>) {
	const response = await answer;
	const body = (await response.json()) as { success: boolean; error: string };
	return { status: response.status, ...body };
}

export const idsOf = (list: readonly { id: number }[]) => list.map(({ id }) => id);
