import { duration, step, type Tell } from '../../scripts/n8n/progress.mts';

test.each([
	[420, '0.4 s'],
	[9960, '10 s'],
	[59_400, '59 s'],
	[185_000, '3 min 05 s'],
])('%i ms are %s', (milliseconds, text) => {
	expect(duration(milliseconds)).toBe(text);
});

describe('step', () => {
	let written: string[];
	const screen = (isTTY: boolean) => ({ isTTY, write: (text: string) => written.push(text) });

	/** Work that takes a minute and tells something half-way. */
	const work = async (tell: Tell) => {
		await jest.advanceTimersByTimeAsync(30_000);
		tell('half of it');
		await jest.advanceTimersByTimeAsync(30_000);
		return 'done';
	};

	beforeEach(() => {
		jest.useFakeTimers();
		written = [];
	});

	afterEach(() => {
		jest.useRealTimers();
	});

	test('gives what the work gives, and says that it is done', async () => {
		expect(await step('Work', work, screen(false))).toBe('done');
		expect(written.at(-1)).toBe('✔ Work (1 min 00 s, half of it)\n');
	});

	test('writes few lines into a log', async () => {
		await step('Work', work, screen(false));
		expect(written).toEqual([
			'… Work (15 s)\n',
			'… Work (30 s)\n',
			'… Work (45 s, half of it)\n',
			'… Work (1 min 00 s, half of it)\n',
			'✔ Work (1 min 00 s, half of it)\n',
		]);
	});

	test('keeps one line alive on a terminal', async () => {
		await step('Work', work, screen(true));
		expect(written.length).toBeGreaterThan(30);
		expect(written.filter((text) => text.includes('\n'))).toHaveLength(1);
	});

	test('says that it failed, and passes the error on', async () => {
		const fail = async () => await Promise.reject(new Error('no'));
		await expect(step('Work', fail, screen(false))).rejects.toThrow('no');
		expect(written.at(-1)).toBe('✖ Work (0.0 s)\n');
	});
});
