import fc from 'fast-check';

import { RecentIds } from '../../../nodes/Wachat/triggers/webhook/replays';

it('knows what it was told, until it is told to forget it', () => {
	const recent = new RecentIds(3, ['a', 'b']);
	recent.add('c');
	expect(['a', 'b', 'c', 'd'].map((id) => recent.has(id))).toEqual([true, true, true, false]);
	recent.forget('b');
	expect(recent.toList()).toEqual(['a', 'c']);
});

it('holds the newest, and never more than its limit', () => {
	fc.assert(
		fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 5 }), (ids, limit) => {
			const unique = [...new Set(ids)];
			const recent = new RecentIds(limit, unique);
			expect(recent.toList()).toEqual(unique.slice(-limit));
		}),
	);
});
