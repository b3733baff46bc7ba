import { test } from './fixtures.mts';
import { DURABLE, hasDurablePollers } from './versions.mts';
import { checkWholeFollowUp } from './wholeFollowUp.mts';

const ENGINES = [
	{ name: 'the default engine', env: {} },
	{ name: 'durable pollers', env: DURABLE },
];

test.describe('The whole follow-up', () => {
	for (const { name, env } of ENGINES) {
		test(`about 200 people, a list that changes, limits, outages, n8n killed in the middle, ${name}: each once`, async ({
			openN8n,
			parts,
		}) => {
			test.skip(env === DURABLE && !hasDurablePollers(parts.n8n), 'not in this version');
			test.setTimeout(420_000);
			const n8n = await openN8n(env);
			await checkWholeFollowUp(n8n, async () => {
				await n8n.kill();
				await n8n.start();
			});
		});
	}
});
