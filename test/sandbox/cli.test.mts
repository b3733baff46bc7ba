import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readFlags } from '../../sandbox/flags.mts';

const root = join(__dirname, '../..');

function start(...flags: string[]) {
	const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/cli.mts', ...flags], {
		cwd: root,
	});
	const output = { out: '', err: '' };
	child.stdout.on('data', (data) => (output.out += String(data)));
	child.stderr.on('data', (data) => (output.err += String(data)));
	return { child, output };
}

async function until(test: () => boolean, child: ChildProcess): Promise<void> {
	while (!test() && child.exitCode === null) await new Promise((next) => setTimeout(next, 20));
}

async function ended({ child, output }: ReturnType<typeof start>) {
	const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
	return { code, signal, ...output };
}

describe('flags', () => {
	it('reads them', () => {
		const argv = '--contacts 10000 --latency 50 --port 0 --rate 5 --key abc'.split(' ');
		expect(readFlags(argv)).toEqual({
			contacts: 10_000,
			latency: 50,
			port: 0,
			rate: 5,
			apiKey: 'abc',
		});
		expect(readFlags([])).toEqual({ port: 4010 });
		expect(readFlags(['--help'])).toBe('help');
	});

	it.each([
		['--contacts', 'many'],
		['--contacts', '1000001'],
		['--latency', '1.5'],
		['--latency', ''],
		['--rate', '0'],
		['--port', '65536'],
		['--port', '0x10'],
		['--key', ''],
		['--key', 'two words'],
		['--contacts', '-1'],
		['--colour', 'red'],
	])('refuses %s "%s" in one line that names it', (flag, value) => {
		expect(() => readFlags([flag, value])).toThrow(flag);
		expect(() => readFlags([flag, value])).toThrow(/^.+$/);
	});

	it('refuses a flag without its value, and words without a flag', () => {
		expect(() => readFlags(['--port'])).toThrow('--port');
		expect(() => readFlags(['4010'])).toThrow('4010');
	});
});

describe('the command', () => {
	it('says where it is, serves, and ends cleanly on Ctrl-C', async () => {
		const run = start('--port', '0', '--contacts', '7', '--key', 'abc');
		await until(() => run.output.out.includes('Ctrl-C'), run.child);
		const { out } = run.output;
		expect(out).toContain('API key:  abc\n');
		expect(out).toContain('t1_sandbox_main_shop');
		expect(out).toContain('t1_sandbox_branch_office');
		const base = /^Base URL: (http:\/\/127\.0\.0\.1:\d+\/api\/v1)$/m.exec(out)?.[1];
		const answer = await fetch(`${String(base)}/contacts?instanceName=t1_sandbox_main_shop`, {
			headers: { authorization: 'Bearer abc' },
		});
		expect(await answer.json()).toMatchObject({ total: 7 });
		const end = ended(run);
		run.child.kill('SIGINT');
		expect(await end).toMatchObject({ code: 0, signal: null, err: '' });
	});

	it('ends with 2 and one line for a flag it cannot use', async () => {
		const { code, out, err } = await ended(start('--port', 'http'));
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(err).toBe('--port takes a whole number from 0 to 65535, not "http"\n');
	});

	it('ends with 1 and one line when the port is taken', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const port = String((other.address() as AddressInfo).port);
		const { code, err } = await ended(start('--port', port));
		other.close();
		expect(code).toBe(1);
		expect(err).toMatch(new RegExp(`^Port ${port} is taken: .*--port.*\\n$`));
	});

	it('explains itself', async () => {
		const { code, out } = await ended(start('--help'));
		expect(code).toBe(0);
		for (const flag of ['contacts', 'latency', 'rate', 'port', 'key']) {
			expect(out).toContain(`--${flag} <`);
		}
	});
});
