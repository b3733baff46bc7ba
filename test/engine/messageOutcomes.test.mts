import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Effect } from '../../sandbox/faults.mts';
import { rows, type Row } from './messageOutcomes.mts';
import { fault, numberOf, people, postsTo, reached, send, useSendingSandbox } from './sending.mts';

const sandbox = useSendingSandbox();
/** The first two cells of each row of the table in docs/message.md, as plain text. */
function documented(): string[][] {
	const page = readFileSync(path.resolve('docs/message.md'), 'utf8');
	const [, section = ''] = /## What becomes of a message when …\n([^]*?)\n## /.exec(page) ?? [];
	const lines = section
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.slice(2);
	return lines.map((line) =>
		line
			.split('|')
			.slice(1, 3)
			.map((cell) => cell.trim().replace(/[*`]/g, '')),
	);
}

const titled = rows.map((row): [string, Row] => [
	row.way === undefined ? row.when : `${row.when}: ${row.way}`,
	row,
]);

/** The status that the answer has, if there is one. */
function codeOf({ status, json, html, text }: Effect = {}): string | null {
	const isAnswer = [json, html, text].some((body) => body !== undefined);
	return status !== undefined || isAnswer ? String(status ?? 200) : null;
}

describe('what becomes of a message when', () => {
	it.each(titled)('%s', async (_title, { then, times, outcome, posts, words, ...options }) => {
		if (then) fault(then, {}, times);
		const run = await send({
			items: people(1),
			node: { onError: 'continueRegularOutput' },
			...options,
		});
		expect(postsTo()).toHaveLength(posts);
		const [json] = run.json;
		if (outcome === 'queued') {
			expect(json).toMatchObject({ outcome, to: numberOf(1), response: words });
			expect(reached()).toHaveLength(then === undefined || times !== undefined ? 1 : 0);
		} else {
			expect(json).toEqual({
				message: expect.stringMatching(words as RegExp) as string,
				error: {
					message: json.message,
					description: expect.stringMatching(
						outcome === 'unknown' ? /^Look into the chat with \+15550101 before/ : /./,
					) as string,
					httpCode: codeOf(then),
					outcome,
					to: numberOf(1),
				},
			});
		}
		expect(run.serialised).not.toContain(sandbox().apiKey);
	});

	it('is what the documentation says, row by row', () => {
		const seen = new Map(rows.map(({ when, outcome }) => [when, outcome]));
		expect([...seen]).toEqual(documented());
	});
});
