import { spawnSync } from 'node:child_process';

function e2e(args: string[], env: NodeJS.ProcessEnv = {}) {
	const command = ['--import', 'tsx', 'e2e/run.mts', ...args];
	return spawnSync(process.execPath, command, {
		encoding: 'utf8',
		// Under Jest, Playwright would find no checks.
		env: { ...process.env, JEST_WORKER_ID: undefined, ...env },
	});
}

test('an unknown flag is refused with what there is', () => {
	const { status, stderr } = e2e(['--nonsense']);
	expect(status).toBe(2);
	expect(stderr).toContain("'--nonsense'");
	expect(stderr).toContain('--no-browser');
}, 30_000);

test('--help helps', () => {
	const { status, stdout } = e2e(['--help']);
	expect(status).toBe(0);
	expect(stdout).toContain('--grep');
}, 30_000);

test('one line says how to get the browser when there is none', () => {
	const { status, stderr } = e2e([], { WACHAT_CHROMIUM: '/nowhere/chromium' });
	expect(status).toBe(3);
	expect(stderr.trim()).toMatch(/^There is no Chromium at \/nowhere\/chromium.*apt-get install.*$/);
}, 30_000);

test('one line says how to get Redis when there is none', () => {
	const { status, stderr } = e2e(['--project', 'queue'], { PATH: '/nowhere' });
	expect(status).toBe(3);
	expect(stderr.trim()).toMatch(/^Redis is not installed here: apt-get install.*$/);
}, 30_000);

test('-g lists just the checks with these words', () => {
	const { status, stdout } = e2e(['--no-browser', '--list', '-g', 'picker']);
	expect(status).toBe(0);
	expect(stdout).toContain('Lists the instances of the account');
	expect(stdout.match(/›.*›/g)).toHaveLength(5);
}, 30_000);
