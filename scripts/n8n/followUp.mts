import type { Sandbox } from '../../sandbox/server.mts';
import type { Saved } from './rest.mts';
import type { Service } from './service.mts';
import { filledIn, sendingAtOnce, type Workflow } from './workflow.mts';

/** An item behind the node that sends, as the example gives it. */
export type Result = Record<string, unknown>;

/** The example, ready to run. It sends to the sandbox alone: with any other service it only shows what it would. */
export function followUpFor(
	{ instance, sandbox }: Service,
	example: Workflow,
	credential: Saved,
): Workflow {
	const workflow = filledIn(example, instance, credential);
	return sandbox ? sendingAtOnce(workflow) : workflow;
}

const WORDS: Record<string, string> = { notSent: 'not sent' };

/** What became of one message, in a few words. */
function shortly({ outcome, reason }: Result): string {
	const word = String(outcome);
	const isKnown = word === 'skipped' && /was sent before/.test(String(reason));
	return isKnown ? 'skipped: already written to' : (WORDS[word] ?? word);
}

/** The same, with the reason where there is one. */
export function outcomeOf(result: Result): string {
	const short = shortly(result);
	return result.reason && !short.includes(':') ? `${short}: ${String(result.reason)}` : short;
}

/** How many messages came to which end, e.g. "43 queued, 3 skipped: already written to". */
export function inShort(results: readonly Result[]): string {
	const counts = new Map<string, number>();
	for (const outcome of results.map(shortly)) {
		counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
	}
	return [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
}

/** The numbers of the people in the sandbox whose messages nobody has read. */
export function dueIn(sandbox: Sandbox): string[] {
	const people = sandbox.list().contacts.filter(({ isGroup }) => !isGroup);
	return people.filter(({ chat }) => (chat?.unreadCount ?? 0) > 0).map(({ phone }) => phone);
}

/** To which number each message went. */
export function writtenToIn({ messages }: Sandbox): string[] {
	return messages.map(({ body }) => String(body.number));
}

/** What is wrong when these got messages, and those were to get one; undefined if nothing is. */
export function flawOf(writtenTo: readonly string[], due: readonly string[]): string | undefined {
	const written = new Set(writtenTo);
	const flaws = [
		[due.filter((number) => !written.has(number)).length, 'got no message'],
		[writtenTo.length - written.size, 'messages came to somebody who had one'],
		[[...written].filter((number) => !due.includes(number)).length, 'got one and did not wait'],
	] as const;
	const found = flaws.filter(([count]) => count > 0);
	return found.length === 0
		? undefined
		: found.map(([count, flaw]) => `${count} ${flaw}`).join(', ');
}
