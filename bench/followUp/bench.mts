import type { Effect } from '../../sandbox/faults.mts';
import { compare } from '../figures.mts';
import type { Bench } from '../types.mts';
import { FULL, QUICK } from './cases.mts';
import { numbersOf } from './contenders.mts';

const EFFECTS: Record<string, Effect> = {
	lostAnswer: { taken: true, reset: true },
	refusal: { status: 500 },
};

/** Sending a text to people. */
export const followUpBench: Bench = {
	names: ['sendText', 'httpBatches', 'itemLoop'],
	full: FULL,
	quick: QUICK,
	// The second instance cannot send.
	warmsUpOnTarget: true,
	arrange: (sandbox, { contacts, obstacle }) => {
		sandbox.clearMessages();
		if (obstacle !== undefined) {
			const when = { path: '/send/text', request: contacts / 2 } as const;
			sandbox.faults.add({ when, times: 1, then: EFFECTS[obstacle] });
		}
		return Promise.resolve();
	},
	// What came out of the workflow tells nothing: the sandbox knows who got what.
	judge: (_, { messages }, { contacts }) =>
		compare(
			messages.map(({ body }) => Number(body.number)),
			new Set(numbersOf(contacts)),
		),
};
