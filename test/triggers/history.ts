import fc from 'fast-check';

import type { FetchPage } from '../../nodes/Wachat/contacts/readList';
import type { Crm, CrmChange, Sorting } from './crm';
import type { Engine, Fate } from './host';

/** A change, or a failure, at the moment of one of a poll's requests. */
export interface Disturbance {
	/** Which request, from 0. */
	request: number;
	change?: CrmChange;
}

const interruptions = ['restart', 'republish', 'rename'] as const;
export type Interruption = (typeof interruptions)[number];

export type Step =
	| { step: 'change'; changes: CrmChange[] }
	| { step: 'wait'; minutes: number }
	| { step: 'poll'; disturbances: Disturbance[]; fate: Fate }
	| { step: Interruption };

export interface History {
	size: number;
	sorting: Sorting;
	engine: Engine;
	steps: Step[];
}

const orders = ['id', 'createdAt', 'updatedAt', 'lastMessage'] as const;

const sorting: fc.Arbitrary<Sorting> = fc.oneof(
	{ weight: 1, arbitrary: fc.constant(null) },
	{
		weight: 4,
		arbitrary: fc.record({ by: fc.constantFrom(...orders), newestFirst: fc.boolean() }),
	},
);

const at = fc.double({ min: 0, max: 1, noNaN: true });

const change: fc.Arbitrary<CrmChange> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({ kind: fc.constantFrom('add' as const, 'addUnread' as const) }),
	},
	{
		weight: 9,
		arbitrary: fc.record({
			kind: fc.constantFrom(
				...(['delete', 'bringBack', 'rename', 'note', 'receive', 'send', 'read'] as const),
			),
			at,
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('sort' as const), sorting }) },
);

const disturbance: fc.Arbitrary<Disturbance> = fc.record(
	{ request: fc.nat({ max: 8 }), change },
	{ requiredKeys: ['request'] },
);

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			step: fc.constant('change' as const),
			changes: fc.array(change, { minLength: 1, maxLength: 4 }),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			step: fc.constant('poll' as const),
			disturbances: fc.array(disturbance, { maxLength: 3 }),
			fate: fc.oneof(
				{ weight: 4, arbitrary: fc.constant('delivered' as const) },
				{ weight: 1, arbitrary: fc.constantFrom('unsaved' as const, 'abandoned' as const) },
			),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({ step: fc.constant('wait' as const), minutes: fc.nat({ max: 90 }) }),
	},
	{
		weight: 2,
		arbitrary: fc.record({ step: fc.constantFrom(...interruptions) }),
	},
);

export const histories: fc.Arbitrary<History> = fc.record({
	size: fc.oneof(
		{ weight: 2, arbitrary: fc.nat({ max: 8 }) },
		{ weight: 1, arbitrary: fc.integer({ min: 199, max: 330 }) },
	),
	sorting,
	engine: fc.constantFrom('memory' as const, 'database' as const, 'cursor' as const),
	steps: fc.array(step, { minLength: 1, maxLength: 14 }),
});

function calm(one: Step): Step {
	if (one.step === 'poll') return { ...one, disturbances: [] };
	if (one.step !== 'change') return one;
	const changes = one.changes.map((what) =>
		'at' in what ? { ...what, kind: 'rename' as const } : what,
	);
	return { ...one, changes };
}

/** Of a small list that rests while it is read: whoever joins is certainly seen, and often has another name later. */
export const calmHistories: fc.Arbitrary<History> = fc
	.tuple(histories, fc.nat({ max: 1 }))
	.map(([history, size]) => ({ ...history, size, steps: history.steps.map(calm) }));

/** The API went away. */
export class Outage extends Error {}

/** The pages of the CRM, disturbed. Counts the requests. */
export function disturbedPages(crm: Crm, disturbances: readonly Disturbance[]) {
	let requests = 0;
	const fetchPage: FetchPage = async (page, limit) => {
		const now = disturbances.filter(({ request }) => request === requests);
		requests++;
		crm.time += 10;
		for (const { change: happening } of now) {
			if (happening === undefined) throw new Outage();
			crm.change(happening);
		}
		return crm.page(page, limit);
	};
	return { fetchPage, requests: () => requests };
}
