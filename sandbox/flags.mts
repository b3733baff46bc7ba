import { parseArgs } from 'node:util';
import type { SandboxOptions } from './server.mts';

export const DEFAULT_PORT = 4010;

export const help = `Usage: npm run sandbox -- [flags]

A local stand-in of the Wachat API, on this machine only.

  --contacts <n>  people in the first instance, 0 to 1000000 (250)
  --latency <ms>  milliseconds before each answer, 0 to 600000 (0)
  --rate <n>      requests let through in any second; the others get 429 (no limit)
  --port <n>      port to listen on; 0 is any free one (${String(DEFAULT_PORT)})
  --key <text>    the API key to expect (sandbox-key)
  --help          this text
`;

/** A flag that cannot be used; the message is one line and names it. */
export class FlagError extends Error {}

const ranges = {
	contacts: [0, 1_000_000],
	latency: [0, 600_000],
	rate: [1, 1_000_000],
	port: [0, 65_535],
} as const;

type NumberFlag = keyof typeof ranges;
const numberFlags = Object.keys(ranges) as NumberFlag[];

function numberOf(flag: NumberFlag, text: string): number {
	const [least, most] = ranges[flag];
	const value = Number(text);
	if (/^\d+$/.test(text) && value >= least && value <= most) return value;
	throw new FlagError(
		`--${flag} takes a whole number from ${String(least)} to ${String(most)}, not "${text}"`,
	);
}

function keyOf(text: string): string {
	if (/^[\x21-\x7e]+$/.test(text)) return text;
	throw new FlagError('--key takes letters, digits and signs without spaces, at least one');
}

function parse(argv: readonly string[]) {
	const text = { type: 'string' } as const;
	try {
		return parseArgs({
			args: [...argv],
			options: {
				...{ contacts: text, latency: text, rate: text, port: text, key: text },
				help: { type: 'boolean' },
			},
		}).values;
	} catch (error) {
		// Node goes on with advice that does not fit npm; its first sentence names the flag.
		throw new FlagError((error as Error).message.split(/\.\s/)[0]);
	}
}

/** What the flags say, or `'help'`. */
export function readFlags(argv: readonly string[]): SandboxOptions | 'help' {
	const { help: wantsHelp, key, ...texts } = parse(argv);
	if (wantsHelp) return 'help';
	const options: SandboxOptions = { port: DEFAULT_PORT };
	if (key !== undefined) options.apiKey = keyOf(key);
	for (const flag of numberFlags) {
		const text = texts[flag];
		if (text !== undefined) options[flag] = numberOf(flag, text);
	}
	return options;
}
