import type { Ready, Refused } from './prepare';
import { refusalOfAll } from './report';
import type { Run } from './run';
import { checkTurn, type Problems } from './turnCheck';

/**
 * Looks whether the instances are connected that still have something to send: what a run that is repeated
 * has sent already needs none.
 */
async function checkConnections({ ledger, connections }: Run, ready: Ready[]): Promise<Problems> {
	const problems: Problems = new Map();
	for (const one of ready) {
		// What becomes of it decides whether this one is to be sent.
		await ledger.landed(one.message);
		if (!one.checkConnection || ledger.outcomeOf(one.message)) continue;
		const problem = await connections.problem(one);
		if (problem) problems.set(one.item, { error: problem, outcome: 'notSent' });
	}
	return problems;
}

function refusalsOf(all: ReadonlyArray<Ready | Refused>): Problems {
	const refused = all.filter((one): one is Refused => 'refusal' in one);
	return new Map(
		refused.map(({ item, refusal }) => [item, { error: refusal, outcome: 'notSent' }]),
	);
}

function throwFirst({ stopsAtFailure }: Run, problems: Problems): void {
	const [first] = problems.values();
	if (stopsAtFailure && first) throw first.error;
}

/**
 * What keeps items from being sent.
 *
 * @throws {NodeError} the first problem, where the workflow stops
 */
export async function findProblems(
	run: Run,
	all: ReadonlyArray<Ready | Refused>,
	ready: Ready[],
): Promise<Problems> {
	const refusals = refusalsOf(all);
	if (run.stopsAtFailure && refusals.size > 0) {
		throw refusalOfAll([...refusals.values()].map(({ error }) => error));
	}
	run.ledger.follow(ready.map(({ message }) => message));
	const unconnected = await checkConnections(run, ready);
	throwFirst(run, unconnected);
	const blocked = new Map([...refusals, ...unconnected]);
	// Last, as a turn that was asked for is taken.
	const late = await checkTurn(
		run,
		ready.filter(({ item }) => !blocked.has(item)),
		blocked,
	);
	throwFirst(run, late);
	return new Map([...blocked, ...late]);
}
