import { startSandbox } from '../../sandbox/server.mts';
import {
	dueIn,
	flawOf,
	followUpFor,
	inShort,
	outcomeOf,
	writtenToIn,
} from '../../scripts/n8n/followUp.mts';
import { realService, type Service } from '../../scripts/n8n/service.mts';
import { isSender, readExample } from '../../scripts/n8n/workflow.mts';

const credential = { id: 'c1', name: 'Wachat' };
const earlier = {
	outcome: 'skipped',
	reason: "The 'Send Only Once Per' key k was sent before",
};

async function isPreview(service: Service): Promise<unknown> {
	const workflow = followUpFor(service, await readExample('unread-follow-up'), credential);
	return workflow.nodes.find(isSender)?.parameters.preview;
}

test('sends to the sandbox, and to no account of anybody', async () => {
	const env = { WACHAT_API_KEY: 'k', WACHAT_INSTANCE: 'i' };
	for (const address of [undefined, 'http://127.0.0.1:4010/api/v1']) {
		const real = realService({ ...env, WACHAT_BASE_URL: address });
		expect(real && (await isPreview(real))).toBe(true);
	}
	const sandbox = await startSandbox();
	const { apiKey, baseUrl } = sandbox;
	const service = { name: 'S', apiKey, baseUrl, instance: { apiName: 'i' }, sandbox };
	expect(await isPreview(service)).toBe(false);
	await sandbox.close();
});

test('knows who waits in the sandbox, and who got a message', async () => {
	const sandbox = await startSandbox({ contacts: 20 });
	const waiting = sandbox
		.list()
		.contacts.filter(({ isGroup, chat }) => !isGroup && chat && chat.unreadCount > 0);
	expect(waiting.length).toBeGreaterThan(0);
	expect(dueIn(sandbox)).toEqual(waiting.map(({ phone }) => phone));
	expect(writtenToIn(sandbox)).toEqual([]);
	await sandbox.close();
});

test('says in short what became of the messages', () => {
	const results = [{ outcome: 'queued' }, earlier, earlier, { outcome: 'notSent', reason: 'No' }];
	expect(inShort(results)).toBe('1 queued, 2 skipped: already written to, 1 not sent');
	expect(results.map(outcomeOf)).toEqual([
		'queued',
		'skipped: already written to',
		'skipped: already written to',
		'not sent: No',
	]);
	expect(outcomeOf({ outcome: 'preview', reason: '' })).toBe('preview');
	expect(outcomeOf({ outcome: 'skipped', reason: 'Repeats item 1' })).toBe(
		'skipped: Repeats item 1',
	);
});

test.each([
	[['1', '2'], undefined],
	[['2', '1'], undefined],
	[['1'], '1 got no message'],
	[['1', '2', '2'], '1 messages came to somebody who had one'],
	[['1', '2', '3'], '1 got one and did not wait'],
	[['3'], '2 got no message, 1 got one and did not wait'],
])('of 1 and 2, who wait, %j got a message', (writtenTo, flaw) => {
	expect(flawOf(writtenTo, ['1', '2'])).toBe(flaw);
});
