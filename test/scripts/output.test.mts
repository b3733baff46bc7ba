import { outputOf } from '../../scripts/n8n/problem.mts';
import { runProcess } from '../../scripts/n8n/processes.mts';

const node = async (code: string) =>
	await outputOf(runProcess(process.execPath, ['--eval', code]), 'It did not work', 2);

test('gives what a program printed', async () => {
	expect(await node('console.log(1 + 1)')).toBe('2\n');
});

test('says with which last words a program failed', async () => {
	const failing = node('console.log("first"); console.error("why\\nand how"); process.exit(3)');
	await expect(failing).rejects.toThrow(/^It did not work:\n {4}why\n {4}and how$/);
});
