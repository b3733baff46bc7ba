import { setTimeout as sleep } from 'node:timers/promises';
import { contenders } from '../contenders.mts';
import type { Line } from '../draw.mts';
import { compare, flawsOf, hard, isPlain, plain, rowsOf, timesAsLong } from '../figures.mts';
import { spread, times } from '../format.mts';
import { byContender, columns, numbers, summary, table, text, type Column } from '../tables.mts';
import type { Bench, Case, CaseResult, Row } from '../types.mts';
import { aims, bound, possibleSpeedUp, type AimResult } from './aims.mts';
import { FULL, OUTAGE_EVERY, outagePages, pagesOf, QUICK, RATE } from './cases.mts';

const names = ['getMany', 'httpRequest', 'loop', 'declarative'];
const [ours, ...peers] = names;

/** The limiter forgets a request after a second: the warm-up is not to count. */
const LIMITER_MEMORY = 1100;

const AIMS = [
	text('Aim', ({ aim }: AimResult) => aim),
	text('Where', ({ where }: AimResult) => where),
	numbers('Measured', ({ measured }: AimResult) => measured),
	text('Outcome', ({ outcome }: AimResult) => outcome),
];

const possible = numbers('Possible', ({ result: { bench } }: Pick<Row, 'result'>) =>
	bench.latency > 0 ? times(possibleSpeedUp(bench)) : '–',
);

const trouble = text('The server', ({ result: { bench } }: Row) =>
	bench.obstacle === 'limiter'
		? `answers ${RATE} requests a second at most`
		: `answers one page in ${OUTAGE_EVERY} with a 503`,
);

const measured =
	({ cell }: Column<Row>) =>
	(cases: readonly CaseResult[]) =>
		byContender(plain(cases), names, cell);

/** How many times as fast as a peer Get Many was. */
function speedUp({ result: { samples }, name }: Row): string {
	return spread(timesAsLong(samples[name], samples[ours]), times);
}

function linesThrough(chosen: (one: Case) => boolean): Line[] {
	const through = (one: Case) => isPlain(one) && chosen(one);
	return [
		...names.map((name) => ({ name: contenders[name].title, through, time: name })),
		{ name: 'Bound', through, time: bound },
	];
}

/** Getting all contacts of an instance. */
export const getMany: Bench = {
	names,
	full: FULL.map((one) => [one]),
	quick: QUICK.map((one) => [one]),
	arrange: async (sandbox, one) => {
		if (one.obstacle === 'limiter') await sleep(LIMITER_MEMORY);
		if (one.obstacle !== 'outage') return;
		for (const page of outagePages(pagesOf(one))) {
			sandbox.faults.add({ when: { page }, times: 1, then: { status: 503 } });
		}
	},
	judge: (ids, sandbox) => {
		// The node and its peers leave groups out, as the API does by default.
		const people = sandbox.list().contacts.filter(({ isGroup }) => !isGroup);
		return compare(ids, new Set(people.map(({ id }) => id)));
	},
	// Only this package promises to get over an obstacle.
	flawOf: ({ result: { bench, samples }, name }) =>
		isPlain(bench) || name === ours ? flawsOf(samples[name]) : undefined,
	sections: {
		aims: (cases) => table(AIMS, aims(plain(cases))),
		time: measured(columns.time),
		speedUp: (cases) => byContender(plain(cases), peers, speedUp, [possible]),
		cpu: measured(columns.cpu),
		memory: measured(columns.peak),
		refusals: (cases) =>
			table([columns.contacts, columns.answerTime, trouble, ...summary], rowsOf(hard(cases))),
	},
	plots: {
		'time-by-contacts.svg': {
			title: 'Time to get all contacts, answers after 50 ms',
			across: 'contacts',
			lines: linesThrough(({ latency }) => latency === 50),
		},
		'time-by-answer-time.svg': {
			title: 'Time to get 10,000 contacts',
			across: 'latency',
			lines: linesThrough(({ contacts }) => contacts === 10_000),
		},
	},
};
