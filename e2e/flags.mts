import { parseArgs } from 'node:util';
import { N8N_VERSION } from '../scripts/n8n/install.mts';

const USAGE = `Usage: npm run e2e [-- options]

Builds the package, installs the packed tarball into a real n8n as users do, and checks it through n8n's
REST API and in a real browser. The sandbox stands in for the Wachat API.

  --n8n <version>   the n8n to check with; ${N8N_VERSION} if left out; downloaded on first use (3 GB)
  --running-node    n8n runs on the Node that runs this command, not on Node 24 from the registry
  --no-browser      only the part that needs no browser
  --help            show this

WACHAT_CHROMIUM: the browser, if it is not found by itself
WACHAT_CACHE_DIR: where downloads are kept

Exit code: 0 all passed, 1 something failed, 2 wrong options, 3 there is no browser to check with`;

const QUEUE_USAGE = `Usage: npm run e2e:queue [-- options]

Runs n8n in queue mode, a main process and workers, with a Redis and a PostgreSQL of their own.

  --n8n <version>   the n8n to check with; ${N8N_VERSION} if left out; downloaded on first use (3 GB)
  --memory          also measure how a worker's memory grows with the list (Linux)
  --help            show this

Exit code: 0 all passed, 1 something failed, 2 wrong options, 3 Redis or PostgreSQL is not installed`;

const COMMON = {
	n8n: { type: 'string', default: N8N_VERSION },
	help: { type: 'boolean', short: 'h', default: false },
} as const;

export interface Flags {
	version: string;
	runningNode: boolean;
	browser: boolean;
}

export interface QueueFlags {
	version: string;
	memory: boolean;
}

export function readFlags(): Flags | { exitCode: number } {
	return orUsage(USAGE, () => {
		const off = { type: 'boolean', default: false } as const;
		const options = { ...COMMON, 'running-node': off, 'no-browser': off };
		const { values } = parseArgs({ options });
		const browser = !values['no-browser'];
		const flags = { version: values.n8n, runningNode: values['running-node'], browser };
		return { help: values.help, flags };
	});
}

export function readQueueFlags(): QueueFlags | { exitCode: number } {
	return orUsage(QUEUE_USAGE, () => {
		const options = { ...COMMON, memory: { type: 'boolean', default: false } } as const;
		const { values } = parseArgs({ options });
		return { help: values.help, flags: { version: values.n8n, memory: values.memory } };
	});
}

/** The flags, or the exit code if there is nothing to run. */
function orUsage<F>(
	usage: string,
	read: () => { help: boolean; flags: F },
): F | { exitCode: number } {
	try {
		const { help, flags } = read();
		if (!help) return flags;
		console.log(usage);
		return { exitCode: 0 };
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
		return { exitCode: 2 };
	}
}
