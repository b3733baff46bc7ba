/** The API's largest page. */
export const MAX_PAGE_SIZE = 100;

/** The page size that needs the fewest pages for `limit` contacts, and among those wastes least. */
export function pageSizeFor(limit: number): number {
	return limit === Infinity ? MAX_PAGE_SIZE : Math.ceil(limit / Math.ceil(limit / MAX_PAGE_SIZE));
}

function isPrime(value: number): boolean {
	for (let divisor = 2; divisor * divisor <= value; divisor++) {
		if (value % divisor === 0) return false;
	}
	return true;
}

/**
 * A page size for another look at a list whose pages held `size` contacts: the largest prime below, so that
 * no page ends where one ended before, for thousands of contacts (100, 97, 89). What hides a contact at the
 * end of a page, and what a cache kept of one, then shows. 1 stays 1.
 */
export function otherPageSize(size: number): number {
	let other = Math.max(1, size - 1);
	while (!isPrime(other)) other--;
	return other;
}
