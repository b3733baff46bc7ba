// The rows of the table "What happens when …" in docs/contact.md: how to bring each about, and what must come of it.
import type { Sandbox } from '../../sandbox/server.mts';
import { contractRows } from './behaviour/contractRows.mts';
import { listRows } from './behaviour/listRows.mts';
import { requestRows } from './behaviour/requestRows.mts';
import { fault, type Row } from './behaviour/row.mts';

/** Presses stop as soon as all three pages are being read; two of them never come. */
function stopRow(): Row {
	let seen: Sandbox;
	let stoppedAt = Infinity;
	const pressOnceReading = (stop: () => void) => {
		const timer = setInterval(() => {
			if (seen.requests.length < 3) return;
			clearInterval(timer);
			stoppedAt = Date.now();
			stop();
		}, 10);
	};
	return {
		when: 'you press stop',
		arrange: (sandbox) => {
			seen = sandbox;
			for (const page of [2, 3]) fault({ hang: true }, { page })?.(sandbox);
		},
		run: { abort: pressOnceReading },
		then: ({ status }) => {
			expect(status).toBe('canceled');
			expect(Date.now() - stoppedAt).toBeLessThan(1000);
		},
		requests: 3,
	};
}

export const rows: Row[] = [
	...listRows,
	...requestRows,
	...contractRows,
	stopRow(),
	{
		when: 'Continue On Fail is on',
		arrange: fault({ status: 401, json: { error: 'Not yours' } }, { instance: 'theirs' }),
		parameters: { instanceName: '={{ $json.instance }}', limit: 1, returnAll: false },
		run: {
			items: [{ instance: 'theirs' }, { instance: 't1_sandbox_main_shop' }],
			node: { onError: 'continueRegularOutput' },
		},
		then: ({ items }) => {
			expect(items).toHaveLength(2);
			expect(items[0]).toMatchObject({
				json: {
					message: 'Wachat refused the API key: Not yours',
					error: {
						message: 'Wachat refused the API key: Not yours',
						description: expect.stringContaining('API settings'),
						httpCode: '401',
					},
				},
				pairedItem: { item: 0 },
			});
			expect(items[1]).toMatchObject({ json: { isGroup: false }, pairedItem: { item: 1 } });
		},
		requests: 2,
	},
];
