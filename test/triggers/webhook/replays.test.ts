import fc from 'fast-check';

import { RecentIds } from '../../../nodes/Wachat/triggers/webhook/replays';

it('knows what it was told, until it is told to forget it', () => {
	const recent = new RecentIds(3);
	for (const id of ['a', 'b', 'c']) recent.add(id);
	recent.forget('b');
	expect(['a', 'b', 'c', 'd'].map((id) => recent.has(id))).toEqual([true, false, true, false]);
});

it('holds the newest, and never more than its limit', () => {
	const ids = fc.uniqueArray(fc.string());
	fc.assert(
		fc.property(ids, fc.integer({ min: 1, max: 5 }), (added, limit) => {
			const recent = new RecentIds(limit);
			for (const id of added) recent.add(id);
			expect(added.filter((id) => recent.has(id))).toEqual(added.slice(-limit));
		}),
	);
});
