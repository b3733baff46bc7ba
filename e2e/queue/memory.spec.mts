import { readFile } from 'node:fs/promises';
import { createCredential, openSandbox } from '../../scripts/n8n/session.mts';
import { lend } from '../fixtures.mts';
import { expectWhole, Workflows } from '../workflows.mts';
import { test } from './fixtures.mts';

const ENDS_WITHIN = 600_000;

/** The most memory that a process ever held, in kilobytes; only Linux tells. */
async function peakOf(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]);
}

test.describe('Most memory of a fresh worker, contacts as Wachat gives them (raw)', () => {
	for (const contacts of [0, 5000, 20_000, 50_000]) {
		test(`${contacts} contacts`, async ({ n8n, startWorker }) => {
			test.setTimeout(2 * ENDS_WITHIN);
			await lend(
				async (toUndo) => await openSandbox({ contacts }, toUndo),
				async (sandbox) => {
					const worker = await startWorker();
					const credential = await createCredential(n8n.rest, sandbox, `Wachat, ${contacts}`);
					const workflows = new Workflows(n8n, credential, ENDS_WITHIN);
					const path = `memory-${contacts}`;
					const saved = await workflows.publishWachat(path, { returnAll: true });
					expectWhole(await workflows.ended(await workflows.call(saved, path)), contacts);
					const peak = await peakOf(worker.process.pid ?? 0);
					console.log(`${String(contacts).padStart(6)} contacts: ${Math.round(peak / 1024)} MB`);
				},
			);
		});
	}
});
