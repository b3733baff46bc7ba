import type { RunResult } from './harness.mts';
import {
	fault,
	numberOf,
	people,
	postsTo,
	send,
	useSendingSandbox,
	type SendOptions,
} from './sending.mts';

useSendingSandbox();

const AS_SUB: SendOptions = { trigger: 'n8n-nodes-base.executeWorkflowTrigger' };
const INHERITED = {
	version: 1,
	establishedAt: 1_760_000_000_000,
	source: 'integrated',
	parentExecutionId: '77',
	// n8n hands on what the parent was started by; in the sub-workflow there is no such node.
	triggerNode: { name: 'Every Morning', type: 'n8n-nodes-base.scheduleTrigger' },
} as const;

/** A sub-workflow's execution that ended before the node ran. */
async function endedEarly(more: SendOptions, runtimeData = {}): Promise<RunResult['saved']> {
	const { saved } = await send({ items: people(3), parameters: { to: 'nobody' }, ...more });
	const inherited = { ...INHERITED, ...runtimeData };
	const executionData = { ...saved.executionData!, contextData: {}, runtimeData: inherited };
	return { ...saved, executionData };
}

describe('Retry of an execution of a sub-workflow, in which the node had not run yet', () => {
	// The first person's first message gets no clear answer.
	beforeEach(() => fault({ status: 500, taken: true }, { number: numberOf(1) }, 1));

	it.each([AS_SUB, {}])('sends once, however often it is pressed, %j', async (options) => {
		const older = await endedEarly(options);
		await send({ retry: older, ...options });
		const late = await send({ retry: older, ...options });
		expect(late.error?.message).toMatch(/^This execution was retried before/);
		expect(postsTo()).toEqual([numberOf(1)]);
	});

	it.each([
		['with other items', { items: [{ phone: numberOf(5) }] }, {}],
		['by another parent', {}, { parentExecutionId: '78' }],
		['at another time', {}, { establishedAt: 1_760_000_000_001 }],
	])('is not mixed up with one that was called %s', async (_, items, runtimeData) => {
		await send({ retry: await endedEarly(AS_SUB), ...AS_SUB });
		await send({ retry: await endedEarly({ ...AS_SUB, ...items }, runtimeData), ...AS_SUB });
		expect(postsTo().length).toBeGreaterThan(1);
	});
});
