import type { ListRead } from './listRead';

/** A list that is still not proved complete after this many reads changes too fast to be, or is not right. */
export const MAX_READS = 3;

/** What is kept of a read that settled nothing: its pages are not needed any more, and may be large. */
export interface PastRead extends Omit<ListRead, 'pages'> {
	/** How many contacts it saw that no read before it had seen. */
	newcomers: number;
}

/** Both sets hold the same. */
export function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	if (one.size !== other.size) return false;
	for (const key of one) if (!other.has(key)) return false;
	return true;
}

/** The total that all pages of all reads announced; undefined if any announced another. */
export function steadyTotal(reads: PastRead[]): number | undefined {
	const [{ total }] = reads;
	const isSteady = reads.every((read) => read.agreed && read.total === total);
	return isSteady ? total : undefined;
}

/** What each read suspected, if none after the first met anybody new: whoever moves is new to somebody. */
function sharedSuspicion([first, ...later]: PastRead[]): string | undefined {
	const isShared = later.every(
		({ suspicion, newcomers }) => suspicion !== undefined && newcomers === 0,
	);
	return isShared ? first.suspicion : undefined;
}

/**
 * All saw the same contacts, the same of them repeatedly, and the same totals. In a list that moves, whom a
 * read meets twice depends on where its pages end, which is another place in each read.
 */
function areAlike([first, ...later]: PastRead[]): boolean {
	return later.every(
		(read) =>
			read.firstTotal === first.firstTotal &&
			read.total === first.total &&
			isSame(read.keys, first.keys) &&
			isSame(read.repeated, first.repeated),
	);
}

/** What fits in none of the reads, though the list stood still. */
function steadyMisfit(reads: PastRead[]): string | undefined {
	const [{ firstTotal, total: lastTotal }] = reads;
	const total = steadyTotal(reads);
	const seen = reads.reduce((sum, { newcomers }) => sum + newcomers, 0);
	// However contacts move: while the total stays, the pages of one read hold as many.
	const neverHeld = reads.every(({ brokenOff, held }) => !brokenOff && held !== total);
	const alike = areAlike(reads);
	if (total !== undefined && (neverHeld || alike)) {
		return `${total} contacts are announced each time, but ${reads.length} reads found ${seen} different ones`;
	}
	// As many as the last page announced: somebody came or went at the same place of each read.
	if (!alike || seen === lastTotal) return undefined;
	return `${reads.length} reads found the same ${seen} contacts, while their pages announce different numbers each time (${firstTotal} first, ${lastTotal} at last)`;
}

/**
 * Tells a server that contradicts itself from a list that changes, by what its reads have in common.
 * Only to be asked when not everybody announced is here.
 *
 * @returns what does not fit, as a sentence; undefined if the list may have changed
 */
export function contradictionIn(reads: PastRead[]): string | undefined {
	const isEndless = reads.length > 1 && reads.every(({ brokenOff }) => brokenOff);
	// Pages that only repeat cost requests, and bring nothing by a third time.
	if (isEndless && steadyTotal(reads) !== undefined) return sharedSuspicion(reads);
	if (reads.length < MAX_READS) return undefined;
	return sharedSuspicion(reads) ?? steadyMisfit(reads);
}
