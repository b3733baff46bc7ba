import assert from 'node:assert/strict';
import { filledIn, readExample, sendingAtOnce } from '../scripts/n8n/workflow.mts';
import { startChatModel, withChat } from './chatModel.mts';
import { expect, test as base } from './fixtures.mts';
import { isTwo } from './versions.mts';
import { MAIN_SHOP } from './workflows.mts';

const EXAMPLE = 'ai-agent-send-after-approval';
/** Previews of links open them too: n8n takes a click only from a browser. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const MESSAGE = 'Your order is ready';

interface Asked {
	/** The execution as n8n keeps it, as text. */
	seen: () => Promise<string>;
	/** Opens the address behind one of the buttons in the chat; gives what the page says. */
	decide: (approved: boolean) => Promise<string>;
}

const test = base.extend<{
	/** Lets the agent of the example call the tool that sends, up to the moment when a person has to decide. */
	ask: (to: string) => Promise<Asked>;
}>({
	ask: async ({ n8n, workflows, credential }, use) => {
		const model = await startChatModel({}, { toolName: 'Send_a_message' });
		await use(async (to) => {
			// n8n wraps what the tool takes, as the question may have parameters of its own.
			model.toolArguments = { toolParameters: { to, message: MESSAGE } };
			const data = { apiKey: 'none', url: model.baseUrl };
			const openAi = await n8n.rest.createCredential('Scripted model', 'openAiApi', data);
			const example = filledIn(await readExample(EXAMPLE), MAIN_SHOP, credential);
			const id = await workflows.start(withChat(sendingAtOnce(example), 'Tell them', openAi));
			const seen = async () => JSON.stringify(await n8n.rest.get(`/rest/executions/${id}`));
			const status = async () => /"status":"(\w+)"/.exec(await seen())?.[1];
			await expect.poll(status).toBe('waiting');
			const waiting = await seen();
			const decide = async (approved: boolean) => {
				const address = new RegExp(`http[^"\\\\]*approved=${String(approved)}[^"\\\\]*`);
				const [link = ''] = address.exec(waiting) ?? [];
				const answer = await fetch(link, { headers: { 'user-agent': BROWSER } });
				return await answer.text();
			};
			return { seen, decide };
		});
		await model.close();
	},
});

test.describe('An agent that asks before it sends', () => {
	test.skip(({ n8n }) => !isTwo(n8n), 'It takes tools that a person approves');

	test(`${EXAMPLE} sends what was approved, once, and nothing before`, async ({ ask, sandbox }) => {
		const person = sandbox.list().contacts.find(({ isGroup }) => !isGroup);
		assert(person);
		const { seen, decide } = await ask(person.phone);
		expect(await seen()).toContain(`To: ${person.phone}`);
		expect(sandbox.messages).toEqual([]);
		expect(await decide(true)).toContain('Action recorded');
		await expect.poll(seen).toMatch(/The tool says: .*queued/);
		expect(sandbox.messages.map(({ body }) => body)).toMatchObject([
			{ number: person.phone, message: MESSAGE },
		]);
		expect(await decide(true), 'a second click').not.toContain('Action recorded');
		expect(sandbox.messages).toHaveLength(1);
	});

	test(`${EXAMPLE} sends nothing that was declined`, async ({ ask, sandbox }) => {
		const { seen, decide } = await ask('15550000101');
		expect(await decide(false)).toContain('Action recorded');
		await expect.poll(seen).toMatch(/The tool says: .*rejected the tool call/);
		expect(sandbox.messages).toEqual([]);
	});
});
