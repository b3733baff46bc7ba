import { parseArgs } from 'node:util';
import { benches, keyOf } from './benches.mts';

const NAMES = Object.keys(benches);

const keysOf = (name: string) => benches[name].full.flat().map(keyOf);

export const USAGE = `Usage: npm run bench [-- flags]

Measures the nodes side by side with what users would build instead, in a real n8n (downloaded on the first
run, 3 GB), on the sandbox. Writes bench/RESULTS.md, its plots, and figures.json with every single run; takes
about an hour and a half.

  --quick         a check that everything still runs: small, once, nothing written
  --bench <name>  only this one, and the figures of the others stay; may be given several times
  --case <key>    only this case, nothing written; may be given several times, and with --bench
  --rounds <n>    how often each case is run, nothing written
  --report        only write the tables of RESULTS.md and its plots anew, from figures.json
  --help          show this

The benches, and their cases:

${NAMES.map((name) => `  ${name}: ${keysOf(name).join(' ')}`).join('\n')}`;

export type Flags = ReturnType<typeof readFlags>;

/** @throws {Error} with one line that names the flag which cannot be used */
export function readFlags(args: string[]) {
	const { values } = parseArgs({
		args,
		options: {
			quick: { type: 'boolean', default: false },
			bench: { type: 'string', multiple: true, default: NAMES },
			case: { type: 'string', multiple: true },
			rounds: { type: 'string' },
			report: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const { quick, report, help, bench: chosen, case: cases } = values;
	const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
	expectKnown('bench', chosen, NAMES);
	expectKnown('case', cases ?? [], chosen.flatMap(keysOf));
	if (rounds !== undefined && !(Number.isSafeInteger(rounds) && rounds > 0)) {
		throw new Error('--rounds takes a whole number from 1');
	}
	if (quick && cases) throw new Error('--quick takes no --case');
	return { quick, report, help, benches: chosen, cases, rounds };
}

function expectKnown(kind: string, asked: readonly string[], known: readonly string[]): void {
	const unknown = asked.find((name) => !known.includes(name));
	if (unknown !== undefined) throw new Error(`There is no ${kind} "${unknown}"`);
}
