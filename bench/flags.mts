import { parseArgs } from 'node:util';
import { benches } from './benches.mts';

const KEYS = Object.values(benches).flatMap(({ full, keyOf }) =>
	full.map((series) => series.map(keyOf)),
);

export const USAGE = `Usage: npm run bench [-- flags]

Measures the nodes side by side with what users would build instead, in a real n8n (downloaded on the first
run, 3 GB), on the sandbox. Writes bench/RESULTS.md, its plots, and figures.json with every single run; takes
about an hour and a half.

  --quick         a check that everything still runs: small, once, nothing written
  --bench <name>  only this one, and the figures of the others stay; may be given several times. There are
                  ${Object.keys(benches).join(', ')}
  --case <key>    only this case, nothing written; may be given several times. The cases are
                  ${KEYS.map((keys) => keys.join(', ')).join(',\n                  ')}
  --rounds <n>    with --case: how often
  --report        only write the tables of RESULTS.md and its plots anew, from figures.json
  --help          show this`;

export interface Flags {
	quick: boolean;
	benches: string[];
	cases: string[];
	rounds?: number;
	report: boolean;
	help: boolean;
}

/** @throws {Error} with one line that names the flag which cannot be used */
export function readFlags(args: string[]): Flags {
	const { values } = parseArgs({
		args,
		options: {
			quick: { type: 'boolean', default: false },
			bench: { type: 'string', multiple: true, default: [] },
			case: { type: 'string', multiple: true, default: [] },
			rounds: { type: 'string' },
			report: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const { quick, report, help, case: cases, bench } = values;
	expectKnown('case', cases, KEYS.flat());
	expectKnown('bench', bench, Object.keys(benches));
	const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
	if (rounds !== undefined && !(Number.isSafeInteger(rounds) && rounds > 0)) {
		throw new Error('--rounds takes a whole number from 1');
	}
	if (Number(quick) + Number(report) + Number(cases.length > 0) > 1) {
		throw new Error('--quick, --case and --report exclude each other');
	}
	if (bench.length > 0 && (report || cases.length > 0)) {
		throw new Error('--bench goes with --quick, or alone');
	}
	if (rounds !== undefined && cases.length === 0) throw new Error('--rounds takes a --case');
	return { quick, report, help, cases, benches: bench, ...(rounds !== undefined && { rounds }) };
}

function expectKnown(kind: string, asked: readonly string[], known: readonly string[]): void {
	const unknown = asked.find((name) => !known.includes(name));
	if (unknown !== undefined) throw new Error(`There is no ${kind} "${unknown}"`);
}
