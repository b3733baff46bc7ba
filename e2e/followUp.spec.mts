import { startSandbox, type Sandbox } from '../sandbox/server.mts';
import { createCredential } from '../scripts/n8n/session.mts';
import { expect, test } from './fixtures.mts';
import { followUp, postsAndReached, SEND, UNREAD } from './sendingWorkflows.mts';
import { manualTrigger, Workflows } from './workflows.mts';

/** Of these, about 200 wait for an answer. */
const PEOPLE = 1100;

/** n8n's scheduler in the database, which only its newer versions have. */
const DURABLE = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

const ENGINES = [
	{ name: 'the default engine', env: {} },
	{ name: 'durable pollers', env: DURABLE },
];

/** The numbers of all who wait for an answer, and do so as long as the list changes. */
function duePeople(sandbox: Sandbox): string[] {
	return sandbox
		.list()
		.contacts.filter(({ isGroup, chat }) => !isGroup && (chat?.unreadCount ?? 0) > 0)
		.map(({ phone }) => phone);
}

/** Contacts move and are added before each page, the API limits and breaks down, and answers take their time. */
function makeTrouble(sandbox: Sandbox): void {
	sandbox.beforeRead('every', (list) => {
		const middle = list.contacts[Math.floor(list.contacts.length / 2)];
		if (middle) list.moveToFront(middle.id);
		list.add({ chat: null }, list.contacts.length);
	});
	sandbox.faults.add(
		{ when: { page: 3 }, times: 1, then: { status: 429, retryAfter: 1 } },
		{ when: { path: '/contacts' }, times: 3, then: { status: 503 } },
		{ when: { path: '/send/text' }, then: { delay: 20 } },
		{ when: { path: '/send/text', request: 20 }, then: { status: 429, retryAfter: 1 } },
		{ when: { path: '/send/text', request: 40 }, then: { taken: true, status: 503 } },
	);
}

test.describe('The whole follow-up', () => {
	for (const { name, env } of ENGINES) {
		test(`about 200 people, a list that changes, refusals, n8n killed in the middle, ${name}: each once`, async ({
			openN8n,
			parts,
		}) => {
			test.skip(env === DURABLE && !parts.n8n.version.startsWith('2.4'), 'not in this version');
			test.setTimeout(420_000);
			const sandbox = await startSandbox({ contacts: PEOPLE });
			try {
				const n8n = await openN8n({ env });
				const credential = await createCredential(n8n.rest, sandbox);
				const workflows = new Workflows(n8n, credential, 180_000);
				const due = duePeople(sandbox);
				makeTrouble(sandbox);
				const workflow = followUp(manualTrigger, credential, {
					choose: UNREAD,
					options: { onlyOnce: '=spring-{{ $json.phone }}' },
					...{ retryOnFail: true, maxTries: 5, waitBetweenTries: 100 },
					onError: 'continueRegularOutput',
				});
				const saved = await n8n.rest.createWorkflow(workflow);
				await workflows.startSaved(saved, workflow);
				await expect
					.poll(() => sandbox.messages.length, { timeout: 120_000 })
					.toBeGreaterThanOrEqual(80);
				await n8n.kill();
				const beforeKill = sandbox.messages.length;
				await n8n.start();

				const again = await workflows.ended(await workflows.startSaved(saved, workflow));
				expect(again.status, again.failure?.message).toBe('success');
				const { reached } = postsAndReached(sandbox);
				expect(new Set(reached).size, 'somebody got two').toBe(reached.length);
				expect(due, 'somebody got one who was not due').toEqual(expect.arrayContaining(reached));
				const named = again
					.itemsOf(SEND)
					.filter((item) => /Look into the chat/.test(JSON.stringify(item)))
					.map(({ to }) => String(to));
				const without = due.filter((phone) => !reached.includes(phone));
				expect(named, 'somebody was left out and not named').toEqual(
					expect.arrayContaining(without),
				);
				expect(without.length, 'more than the one under way').toBeLessThanOrEqual(1);
				console.log(
					`    ${due.length} due, ${beforeKill} reached before the kill, ${reached.length} in all, each once; ${named.length} named to be looked at, ${without.length} of them without a message`,
				);
			} finally {
				await sandbox.close();
			}
		});
	}
});
