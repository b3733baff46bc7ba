import type { CaseResult } from './results.mts';

/** What both plots keep fixed while the other varies. */
const LATENCY = 50;
const CONTACTS = 10_000;

export interface Plot {
	file: string;
	title: string;
	/** What stands on the horizontal axis. */
	across: string;
	/** Sizes span three powers of ten, times then as well. */
	scale: 'log' | 'value';
	shows: (result: CaseResult) => boolean;
	x: (result: CaseResult) => number;
}

export const PLOTS: readonly [Plot, Plot] = [
	{
		file: 'time-by-contacts.svg',
		title: `Time to get all contacts, answers after ${String(LATENCY)} ms`,
		across: 'Contacts',
		scale: 'log',
		shows: ({ bench }) => bench.latency === LATENCY,
		x: ({ bench }) => bench.contacts,
	},
	{
		file: 'time-by-answer-time.svg',
		title: `Time to get ${CONTACTS.toLocaleString('en')} contacts`,
		across: 'Answer time (ms)',
		scale: 'value',
		shows: ({ bench }) => bench.contacts === CONTACTS,
		x: ({ bench }) => bench.latency,
	},
];
