import { parseArgs } from 'node:util';
import { FULL, keyOf } from './getMany/cases.mts';

export const USAGE = `Usage: npm run bench [-- flags]

Measures Contact → Get Many side by side with what users would build instead, in a real n8n (downloaded
on the first run, 3 GB), on the sandbox. Writes bench/RESULTS.md, its plots, and figures.json with every
single run; takes about an hour.

  --quick       a check that everything still runs: small lists, once, nothing written
  --case <key>  only this case, nothing written; may be given several times. The cases are
                ${FULL.map(keyOf).join(', ')}
  --rounds <n>  with --case: how often
  --report      only write the tables of RESULTS.md and its plots anew, from figures.json
  --help        show this`;

export interface Flags {
	quick: boolean;
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
			case: { type: 'string', multiple: true, default: [] },
			rounds: { type: 'string' },
			report: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const known = FULL.map(keyOf);
	const unknown = values.case.find((key) => !known.includes(key));
	if (unknown !== undefined) throw new Error(`There is no case "${unknown}"`);
	const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
	if (rounds !== undefined && !(Number.isSafeInteger(rounds) && rounds > 0)) {
		throw new Error('--rounds takes a whole number from 1');
	}
	const { quick, report, help, case: cases } = values;
	if (Number(quick) + Number(report) + Number(cases.length > 0) > 1) {
		throw new Error('--quick, --case and --report exclude each other');
	}
	if (rounds !== undefined && cases.length === 0) throw new Error('--rounds takes a --case');
	return { quick, report, help, cases, ...(rounds !== undefined && { rounds }) };
}
