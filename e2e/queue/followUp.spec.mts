import { killProcess } from '../../scripts/n8n/processes.mts';
import { checkWholeFollowUp } from '../wholeFollowUp.mts';
import { test } from './fixtures.mts';

test.describe('The whole follow-up in queue mode', () => {
	test('about 200 people, a list that changes, limits, outages, the worker killed in the middle: each once', async ({
		n8n,
		startWorker,
	}) => {
		test.setTimeout(420_000);
		const worker = await startWorker();
		await checkWholeFollowUp(n8n, async () => {
			await killProcess(worker.process);
			await startWorker();
		});
	});
});
