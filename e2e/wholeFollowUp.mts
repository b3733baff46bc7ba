// The whole follow-up, in trouble from its beginning to its end and counted at the sandbox; the same in every
// engine of n8n.
import type { Effect, Fault, When } from '../sandbox/faults.mts';
import type { Sandbox } from '../sandbox/server.mts';
import type { Execution } from '../scripts/n8n/execution.mts';
import { dueIn, flawOf, writtenToIn } from '../scripts/n8n/followUp.mts';
import type { OpenN8n } from '../scripts/n8n/open.mts';
import type { Saved } from '../scripts/n8n/rest.mts';
import { createCredential, openSandbox } from '../scripts/n8n/session.mts';
import { expect, lend } from './fixtures.mts';
import { followUp, only, SEND, type Sending, UNREAD } from './sendingWorkflows.mts';
import { webhook, Workflows } from './workflows.mts';

/** Of these, about 200 wait for an answer. */
const PEOPLE = 1100;

/** The request to send that gets no answer any more. */
const INTERRUPTED = 80;

const ENDS_WITHIN = 180_000;

/** So many requests in a row, from this one on. */
function burst(path: When['path'], first: number, length: number, then: Effect): Fault[] {
	return Array.from({ length }, (_, index) => ({ when: { path, request: first + index }, then }));
}

/** Contacts move and are added before each page; the API limits, breaks down again and again, and takes its time. */
function makeTrouble(sandbox: Sandbox): void {
	sandbox.beforeRead('every', (list) => {
		const middle = list.contacts[Math.floor(list.contacts.length / 2)];
		if (middle) list.moveToFront(middle.id);
		list.add({ chat: null }, list.contacts.length);
	});
	const path = '/send/text';
	const limited = { status: 429, retryAfter: 1 };
	sandbox.faults.add(
		{ when: { page: 3 }, times: 1, then: limited },
		...burst('/contacts', 4, 6, { status: 503 }),
		{ when: { path }, then: { delay: 20 } },
		// Three in a row end a run; Retry On Fail makes another, as the first item is among them.
		...burst(path, 1, 3, { status: 503 }),
		{ when: { path, request: 20 }, then: limited },
		...burst(path, 40, 5, { taken: true, status: 503 }),
		{ when: { path, request: INTERRUPTED }, then: { taken: true, hang: true } },
		{ when: { path, request: 100 }, then: limited },
		...burst(path, 120, 2, { status: 503 }),
	);
}

const SETTINGS: Sending = {
	choose: UNREAD,
	options: { onlyOnce: '=spring-{{ $json.phone }}' },
	...{ retryOnFail: true, maxTries: 5, waitBetweenTries: 100 },
	onError: 'continueRegularOutput',
};

/** A follow-up that calls from outside start. */
class Published {
	private constructor(
		private readonly workflows: Workflows,
		private readonly saved: Saved,
		private readonly path: string,
	) {}

	static async publish(
		n8n: OpenN8n,
		sandbox: Sandbox,
		path: string,
		sending: Sending,
	): Promise<Published> {
		const credential = await createCredential(n8n.rest, sandbox);
		const workflows = new Workflows(n8n, credential, ENDS_WITHIN);
		const saved = await n8n.rest.createWorkflow(followUp(webhook(path), credential, sending));
		await workflows.publish(saved);
		return new Published(workflows, saved, path);
	}

	async start(): Promise<string> {
		return await this.workflows.call(this.saved, this.path);
	}

	async ended(id: string): Promise<Execution> {
		return await this.workflows.ended(id);
	}

	/** From its beginning to a good end. */
	async run(): Promise<Execution> {
		const run = await this.ended(await this.start());
		expect(run.status, run.failure?.message).toBe('success');
		return run;
	}
}

/** How often a message was asked for. */
function posts({ requests }: Sandbox): number {
	return requests.filter(({ recipient }) => recipient !== undefined).length;
}

/** Those whose message may have been taken, and may not: no clear answer came. */
function inDoubt({ requests }: Sandbox): string[] {
	return requests.flatMap(({ recipient, status = 0 }) =>
		recipient === undefined || [200, 429].includes(status) ? [] : [recipient],
	);
}

/** Into whose chat the node says to look. */
function namedIn(run: Execution): string[] {
	const named = run.itemsOf(SEND).filter((item) => /Look into the chat/.test(JSON.stringify(item)));
	return named.map((item) => String(((item.error ?? item) as { to?: unknown }).to));
}

/**
 * Runs the follow-up into all that trouble, lets what runs it die in the middle, runs it again, and looks into
 * the chats of those who are named, as a person would: whoever has got nothing there gets it now.
 *
 * @param interrupt kills what runs the workflow, and puts another one in its place
 */
export async function checkWholeFollowUp(
	n8n: OpenN8n,
	interrupt: () => Promise<void>,
): Promise<void> {
	await lend(
		async (toUndo) => await openSandbox({ contacts: PEOPLE }, toUndo),
		async (sandbox) => {
			const due = dueIn(sandbox);
			makeTrouble(sandbox);
			const spring = await Published.publish(n8n, sandbox, 'spring', SETTINGS);
			const first = await spring.start();
			await expect.poll(() => posts(sandbox), { timeout: ENDS_WITHIN }).toBe(INTERRUPTED);
			const early = sandbox.messages.length;
			await interrupt();
			expect(['crashed', 'error']).toContain((await spring.ended(first)).status);

			const again = await spring.run();
			expect(again.itemsOf(SEND), 'not an outcome for each').toHaveLength(due.length);
			const named = namedIn(again);
			expect([...named].sort(), 'not those in doubt are named').toEqual(inDoubt(sandbox).sort());
			const reached = writtenToIn(sandbox);
			const without = named.filter((phone) => !reached.includes(phone));
			const choose = only(without);
			await (await Published.publish(n8n, sandbox, 'after-a-look', { choose })).run();

			expect(flawOf(writtenToIn(sandbox), due)).toBeUndefined();
			console.log(
				`    ${due.length} of ${PEOPLE} due: ${early} reached before the kill, ${reached.length} after the second run; ${named.length} in doubt, all named; ${without.length} of them had got nothing, and got it after a look; ${sandbox.messages.length} messages, each person due got one, nobody else any`,
			);
		},
	);
}
