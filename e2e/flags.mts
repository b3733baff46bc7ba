import { parseArgs } from 'node:util';
import { N8N_VERSION } from '../scripts/n8n/install.mts';
import type { Options } from './options.mts';

const USAGE = `Usage: npm run e2e [-- options] [files]
       npm run e2e:queue [-- options]
       npm run screenshots [-- options]

Builds the package, installs the packed tarball into a real n8n as users do, and checks it with Playwright:
through n8n's REST API and in a real browser, or (e2e:queue) in queue mode, a main process and workers with
a Redis and a PostgreSQL of their own. The sandbox stands in for the Wachat API. Screenshots takes the
README's pictures anew.

  --n8n <version>   the n8n to check with; ${N8N_VERSION} if left out; downloaded on first use (3 GB)
  --running-node    n8n runs on the Node that runs this command, not on Node 24 from the registry
  --no-browser      only the checks that need no browser
  --memory          with e2e:queue: also measure how a worker's memory grows with the list (Linux)
  --help            show this

These go to Playwright (npx playwright test --help tells more):

  -g, --grep <words>    only the checks with these words in their file, theme or name: -g picker
  --grep-invert <words> all but those
  --list                only list the checks
  --last-failed         only what failed the last time
  -x                    stop at the first that fails
  --repeat-each <n>     each check so many times
  --headed              show the browser
  --trace <mode>        on: keep the trace of every check; left out: of those that fail
  --reporter <name>     left out: list

WACHAT_CHROMIUM: the browser, if it is not found by itself
WACHAT_CACHE_DIR: where downloads are kept

Traces and pictures of failures: reports/e2e; npx playwright show-trace <file> opens one

Exit code: 0 all passed, 1 something failed, 2 wrong options, 3 the browser, Redis or PostgreSQL is not
installed`;

const OFF = { type: 'boolean', default: false } as const;
const TEXT = { type: 'string' } as const;

const PLAYWRIGHTS = {
	grep: { ...TEXT, short: 'g' },
	'grep-invert': TEXT,
	list: OFF,
	'last-failed': OFF,
	x: { ...OFF, short: 'x' },
	'repeat-each': TEXT,
	headed: OFF,
	trace: TEXT,
	reporter: TEXT,
} as const;

const OURS = {
	project: { type: 'string', default: 'checks' },
	n8n: { type: 'string', default: N8N_VERSION },
	'running-node': OFF,
	'no-browser': OFF,
	memory: OFF,
	help: { ...OFF, short: 'h' },
} as const;

export interface Flags extends Options {
	/** Which of Playwright's projects. */
	project: string;
	/** What Playwright gets as it came. */
	passed: string[];
}

/** The flags, or the exit code if there is nothing to run. */
export function readFlags(): Flags | { exitCode: number } {
	try {
		const options = { ...OURS, ...PLAYWRIGHTS };
		const { values, tokens } = parseArgs({ options, allowPositionals: true, tokens: true });
		if (values.help) {
			console.log(USAGE);
			return { exitCode: 0 };
		}
		return {
			project: values.project,
			version: values.n8n,
			onRunningNode: values['running-node'],
			browser: values.project !== 'queue' && !values['no-browser'],
			memory: values.memory,
			passed: tokens.flatMap((token) => {
				if (token.kind === 'positional') return [token.value];
				if (token.kind !== 'option' || !(token.name in PLAYWRIGHTS)) return [];
				return token.value === undefined ? [token.rawName] : [token.rawName, token.value];
			}),
		};
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
		return { exitCode: 2 };
	}
}
