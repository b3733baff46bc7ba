import { otherPageSize, pageSizeFor } from '../../nodes/Wachat/contacts/pageSize';

describe('pageSizeFor', () => {
	it.each([
		[1, 1],
		[100, 100],
		[101, 51],
		[250, 84],
		[Infinity, 100],
	])('a limit of %d is %i', (limit, size) => {
		expect(pageSizeFor(limit)).toBe(size);
	});
});

describe('otherPageSize', () => {
	it('is a little smaller, and never less than 1', () => {
		const sizes = [100, 97, 89, 50, 47, 4, 3, 2, 1].map(otherPageSize);
		expect(sizes).toEqual([97, 89, 83, 47, 43, 3, 2, 1, 1]);
	});

	it('has no page end where one ended before, for as long as there can be', () => {
		for (let size = 4; size <= 100; size++) {
			const other = otherPageSize(size);
			const ends = Array.from({ length: other - 1 }, (_, index) => (index + 1) * size);
			expect(ends.filter((end) => end % other === 0)).toEqual([]);
		}
	});
});
