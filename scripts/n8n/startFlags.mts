import { parseArgs } from 'node:util';
import { N8N_VERSION } from './install.mts';

export const EXAMPLES = ['follow-up', 'contacts'] as const;
export type Example = (typeof EXAMPLES)[number];

export const USAGE = `Usage: npm start [-- --once] [-- --example contacts]

Builds the package and runs it in a real n8n ${N8N_VERSION}, which is downloaded on the first run (3 GB).

  --once             end after the workflow has run; the exit code tells whether all was right
  --example NAME     follow-up: writes to people who wait for an answer, twice, to show that nobody gets two messages;
                     contacts: reads all contacts
  --help             show this

WACHAT_API_KEY and WACHAT_INSTANCE: use this account and instance instead of the sandbox. No message is sent to it:
  the contacts are shown, and --example follow-up shows who would be written to
WACHAT_BASE_URL: another address of the API, together with these two
WACHAT_CACHE_DIR: where downloads are kept`;

export interface StartFlags {
	once: boolean;
	help: boolean;
	/** Undefined if none is asked for. */
	example?: Example;
}

/** @throws {Error} that says which flag is not known, or which example */
export function readStartFlags(args: readonly string[]): StartFlags {
	const { values } = parseArgs({
		args: [...args],
		options: {
			once: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
			example: { type: 'string' },
		},
	});
	const { once, help, example } = values;
	if (example === undefined) return { once, help };
	const known = EXAMPLES.find((name) => name === example);
	if (known === undefined) {
		throw new Error(`There is no example '${example}': choose ${EXAMPLES.join(' or ')}`);
	}
	return { once, help, example: known };
}

/** Whoever names an account of theirs wants to see it, and nothing sent. */
export function exampleFor({ example }: StartFlags, isSandbox: boolean): Example {
	return example ?? (isSandbox ? 'follow-up' : 'contacts');
}
