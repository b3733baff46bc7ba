import { spawnSync } from 'node:child_process';

function start(...args: string[]) {
	const command = ['--import', 'tsx', 'scripts/start.mts', ...args];
	return spawnSync(process.execPath, command, { encoding: 'utf8' });
}

test('an unknown flag is refused with what there is', () => {
	const { status, stderr } = start('--nonsense');
	expect(status).toBe(2);
	expect(stderr).toContain("'--nonsense'");
	expect(stderr).toContain('--once');
}, 30_000);

test('an unknown example is refused with those there are', () => {
	const { status, stderr } = start('--example', 'nonsense');
	expect(status).toBe(2);
	expect(stderr).toContain('follow-up or contacts');
}, 30_000);

test('--help helps', () => {
	const { status, stdout } = start('--help');
	expect(status).toBe(0);
	expect(stdout).toContain('WACHAT_API_KEY');
	expect(stdout).toContain('No message is sent to it');
}, 30_000);
