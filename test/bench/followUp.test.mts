import { flawsIn, keyOf } from '../../bench/benches.mts';
import { contenders } from '../../bench/contenders.mts';
import { followUp } from '../../bench/followUp/bench.mts';
import { MESSAGE, numbersOf } from '../../bench/followUp/contenders.mts';
import type { Case, CaseResult, Sample } from '../../bench/types.mts';
import { call, MAIN, useSandbox } from '../sandbox/client.mts';

const sandbox = useSandbox({ contacts: 10 });
const plain: Case = { contacts: 4, latency: 0, rounds: 1 };
const lost: Case = { ...plain, obstacle: 'lostAnswer', retry: 'execution' };
const refused: Case = { ...plain, obstacle: 'refusal', retry: 'onFail' };

/** Sends to each, as a contender would; gives the statuses, and undefined where no answer came. */
async function sendTo(numbers: readonly number[]): Promise<(number | undefined)[]> {
	const statuses: (number | undefined)[] = [];
	for (const number of numbers) {
		const body = { instanceName: MAIN, number: String(number), type: 'text', message: MESSAGE };
		const headers = {
			authorization: `Bearer ${sandbox().apiKey}`,
			'content-type': 'application/json',
		};
		const init = { method: 'POST', headers, body: JSON.stringify(body) };
		const answer = await call(sandbox(), '/send/text', {}, init).catch(() => undefined);
		statuses.push(answer?.status);
	}
	return statuses;
}

const judge = (one: Case) => followUp.judge([], sandbox(), one);

test('the middle message is taken without an answer, or refused', async () => {
	await followUp.arrange(sandbox(), lost);
	expect(await sendTo(numbersOf(4))).toEqual([200, undefined, 200, 200]);
	expect(judge(lost)).toEqual({ missing: 0, repeated: 0, foreign: 0 });

	sandbox().faults.clear();
	await followUp.arrange(sandbox(), refused);
	expect(await sendTo(numbersOf(4))).toEqual([200, 500, 200, 200]);
	expect(judge(refused)).toEqual({ missing: 1, repeated: 0, foreign: 0 });
});

test('who got it twice, and who is nobody, is counted at the sandbox', async () => {
	const [first] = numbersOf(1);
	await followUp.arrange(sandbox(), plain);
	await sendTo([...numbersOf(4), first, 15_559_999_999]);
	expect(judge(plain)).toEqual({ missing: 0, repeated: 1, foreign: 1 });
	await followUp.arrange(sandbox(), plain);
	expect(judge(plain)).toMatchObject({ missing: 4 });
});

const fine = { missing: 0, repeated: 0, foreign: 0 };
const UNKNOWN = 'It is not known whether this message was sent: the connection broke off';

function resultOf(bench: Case, ours: Partial<Sample>, theirs: Partial<Sample> = {}): CaseResult {
	const figures = { wall: 1, cpu: 1, peak: 1, held: 1, requests: 4, completeness: fine };
	const samples = followUp.names.map((name, i) => [
		name,
		[{ ...figures, ...(i === 0 ? ours : theirs) }],
	]);
	return { bench, samples: Object.fromEntries(samples) as CaseResult['samples'] };
}

const missing = { completeness: { ...fine, missing: 1 } };
const repeated = { completeness: { ...fine, repeated: 1 } };

test.each<[string, CaseResult, number]>([
	['sends to everybody', resultOf(plain, {}), 0],
	['leaves somebody out though nothing went wrong', resultOf(plain, missing), 1],
	['is not the only one to have to send to everybody then', resultOf(plain, {}, missing), 2],
	['names who may not have got it', resultOf(refused, { ...missing, failure: UNKNOWN }), 0],
	['does not name who has not got it', resultOf(refused, missing), 1],
	['fails for another reason', resultOf(refused, { ...missing, failure: 'Out of time' }), 1],
	['sends twice, and says so', resultOf(lost, { ...repeated, failure: UNKNOWN }), 1],
	['is not the one that sends twice', resultOf(lost, {}, repeated), 0],
])('the bench is broken or not if this package %s', (_, result, flaws) => {
	expect(flawsIn('followUp', [result])).toHaveLength(flaws);
});

test('the table says who got it twice, and what n8n shows at the end', () => {
	const result = resultOf(lost, { failure: UNKNOWN }, repeated);
	const shown = { 'Did not get it': '0', Requests: '4' };
	const END = 'What n8n shows at the end';
	expect(followUp.tables([result]).twice).toMatchObject([
		{ ...shown, Contender: 'Send Text', 'Got it twice': '0', [END]: UNKNOWN },
		{ ...shown, Contender: 'HTTP Request, batching', 'Got it twice': '1', [END]: 'succeeded' },
		{ Contender: 'Loop, Wait, HTTP Request' },
	]);
});

test('Retry On Fail is on where it is what runs again, for every contender alike', () => {
	const isOn = (name: string, one: Case) => {
		const target = { baseUrl: 'http://localhost/api/v1', apiKey: 'key', instanceName: MAIN };
		const nodes = contenders[name].nodes({ ...target, ...one });
		return nodes.some(({ retryOnFail }) => retryOnFail);
	};
	for (const name of followUp.names) {
		expect([plain, lost, refused].map((one) => isOn(name, one))).toEqual([false, false, true]);
	}
});

test('cases differ in their keys, and the quick ones try both ways to run again', () => {
	const keys = followUp.full.flat().map(keyOf);
	expect(new Set(keys).size).toBe(keys.length);
	expect(new Set(followUp.quick.flat().map(({ retry }) => retry)).size).toBe(3);
});
