import type { Message } from '../../nodes/Wachat/messages/message';
import { lookIntoChat } from '../../nodes/Wachat/messages/outcome';
import { expectedPauses, inWords, pauseLength } from '../../nodes/Wachat/messages/pause';
import { count, summary } from '../../nodes/Wachat/messages/summary';

describe('the summary', () => {
	it('counts what came out, in this order', () => {
		const outcomes = [
			...Array<string>(3).fill('skipped'),
			'unknown',
			...Array<string>(197).fill('queued'),
			...Array<string>(2).fill('notSent'),
		];
		expect(summary(count(outcomes))).toBe('197 queued, 2 not sent, 1 unknown, 3 skipped');
		expect(summary(count(['preview', 'preview']))).toBe('2 previewed');
		expect(summary(count([]))).toBe('');
	});
});

describe('the pauses', () => {
	const messages = (length: number) =>
		Array.from({ length }, () => ({ pause: { from: 3, to: 8 } }) as Message);

	it('are as long as chance says, and never longer or shorter than allowed', () => {
		expect(pauseLength({ from: 3, to: 8 }, 0)).toBe(3000);
		expect(pauseLength({ from: 3, to: 8 }, 0.5)).toBe(5500);
		expect(pauseLength({ from: 3, to: 8 }, 1 - Number.EPSILON)).toBeLessThanOrEqual(8000);
		expect(pauseLength({ from: 0.5, to: 0.5 }, 0.9)).toBe(500);
		expect(pauseLength({ from: 0, to: 0 }, 0.9)).toBe(0);
	});

	it.each([
		[0, 0, 'about 0 seconds'],
		[1, 0, 'about 0 seconds'],
		[2, 5.5, 'about 6 seconds'],
		[18, 93.5, 'about 2 minutes'],
		[200, 1094.5, 'about 18 minutes'],
		[982, 5395.5, 'about 90 minutes'],
		[1000, 5494.5, 'about 1.5 hours'],
		[2000, 10994.5, 'about 3 hours'],
	])('of %i messages take %d s: %s', (length, seconds, words) => {
		expect(expectedPauses(messages(length))).toBe(seconds);
		expect(inWords(seconds)).toBe(words);
	});

	it('speak of one second as of one', () => {
		expect([1, 3600 * 25].map(inWords)).toEqual(['about 1 second', 'about 25 hours']);
	});
});

describe('whether a message was sent', () => {
	it('is to be seen in the chat, with a person or a group', () => {
		expect(lookIntoChat('15550100')).toMatch(/^Look into the chat with \+15550100 before /);
		expect(lookIntoChat('120363012345678901@g.us')).toMatch(
			/^Look into the group 120363012345678901@g\.us before /,
		);
	});
});
