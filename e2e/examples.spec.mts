import type { Sandbox } from '../sandbox/server.mts';
import type { Contact } from '../sandbox/types.mts';
import { type Execution, startExecution } from '../scripts/n8n/execution.mts';
import { filledIn, readExample, sendingAtOnce } from '../scripts/n8n/workflow.mts';
import { expect, test as base } from './fixtures.mts';
import { isTwo } from './versions.mts';
import { MAIN_SHOP } from './workflows.mts';

const HOUR = 3_600_000;

const test = base.extend<{
	/** Saves an example, and gives what runs it again and again. */
	save: (name: string, options?: { sends: boolean }) => Promise<() => Promise<Execution>>;
}>({
	save: async ({ n8n, workflows, credential }, use) => {
		await use(async (name, { sends } = { sends: true }) => {
			const example = filledIn(await readExample(name), MAIN_SHOP, credential);
			const workflow = sends ? sendingAtOnce(example) : example;
			const saved = await n8n.rest.createWorkflow(workflow);
			return async () => {
				const run = await workflows.ended(await startExecution(n8n.rest, saved, workflow));
				expect(run.status, run.failure?.message).toBe('success');
				return run;
			};
		});
	},
});

function peopleIn(sandbox: Sandbox): Contact[] {
	return sandbox.list().contacts.filter(({ isGroup }) => !isGroup);
}

/** How long ago the last message was, in milliseconds; 0 if there is none. */
function silenceOf({ chat }: Contact): number {
	return chat ? Date.now() - Date.parse(chat.lastMessageTimestamp) : 0;
}

/** To whom messages were taken. Somebody who got two is there twice. */
function writtenTo({ messages }: Sandbox): unknown[] {
	return messages.map(({ body }) => body.number);
}

function phonesOf(people: Contact[]): string[] {
	return people.map(({ phone }) => phone);
}

function outcomesOf(run: Execution, node: string): unknown[] {
	return [...new Set(run.itemsOf(node).map(({ outcome }) => outcome))];
}

/** Gives some people a last message that is so old, whatever day it is. */
function letWait(sandbox: Sandbox, people: number, age: number, unreadCount: number): void {
	const withChat = peopleIn(sandbox).slice(0, people);
	for (const [index, { id, chat }] of withChat.entries()) {
		if (chat === null) continue;
		// No two at the same moment.
		const lastMessageTimestamp = new Date(Date.now() - age - index * 1000).toISOString();
		sandbox.list().update(id, { chat: { ...chat, lastMessageTimestamp, unreadCount } });
	}
}

test.describe('Examples', () => {
	test('contacts-to-table makes one file of all contacts', async ({ save, people }) => {
		const run = await (await save('contacts-to-table'))();
		expect(run.itemsOf('Get all contacts')).toHaveLength(people);
		expect(run.itemsOf('Make a spreadsheet')).toHaveLength(1);
	});

	for (const [name, least] of [
		['unread-follow-up', 0],
		['scheduled-follow-up', 24 * HOUR],
	] as const) {
		test(`${name} writes to each who waits, once`, async ({ save, sandbox }) => {
			letWait(sandbox, 10, 48 * HOUR, 2);
			const due = phonesOf(
				peopleIn(sandbox).filter(
					(one) => (one.chat?.unreadCount ?? 0) > 0 && silenceOf(one) >= least,
				),
			);
			const preview = await (await save(name, { sends: false }))();
			expect(preview.itemsOf('Who was written to')).toHaveLength(due.length);
			expect(outcomesOf(preview, 'Who was written to')).toEqual(['preview']);
			expect(sandbox.messages).toEqual([]);

			const run = await save(name);
			expect(outcomesOf(await run(), 'Who was written to')).toEqual(['queued']);
			expect(writtenTo(sandbox).sort()).toEqual([...due].sort());
			// The follow-up itself is the last message now, and still nobody has read what came before.
			letWait(sandbox, 10, 25 * HOUR, 2);
			expect(outcomesOf(await run(), 'Who was written to')).toEqual(['skipped']);
			expect(sandbox.messages).toHaveLength(due.length);
		});
	}

	test('inactive-re-engage writes to 20 a day, and keeps a log', async ({ n8n, save, sandbox }) => {
		test.skip(!isTwo(n8n), 'It takes Data Tables');
		letWait(sandbox, 30, 40 * 24 * HOUR, 0);
		const silent = peopleIn(sandbox)
			.filter((one) => silenceOf(one) >= 30 * 24 * HOUR && one.chat?.unreadCount === 0)
			.sort((one, other) => silenceOf(other) - silenceOf(one));
		const preview = await (await save('inactive-re-engage', { sends: false }))();
		expect(outcomesOf(preview, 'What came of it')).toEqual(['preview']);
		expect(preview.itemsOf('Add to the log')).toEqual([]);
		expect(sandbox.messages).toEqual([]);

		const run = await save('inactive-re-engage');
		expect((await run()).itemsOf('Add to the log')).toHaveLength(20);
		expect(writtenTo(sandbox)).toEqual(phonesOf(silent.slice(0, 20)));

		// What is refused stays due, and the next day begins with it.
		const [refused] = silent.slice(20);
		sandbox.faults.add({ when: { number: refused?.phone }, then: { status: 400 } });
		const second = await run();
		expect(outcomesOf(second, 'What came of it').sort()).toEqual(['notSent', 'queued']);
		sandbox.faults.clear();
		await run();
		const due = phonesOf(silent.slice(0, sandbox.messages.length));
		expect(writtenTo(sandbox).sort()).toEqual(due.sort());
	});
});
