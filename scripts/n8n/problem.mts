import type { Finished } from './processes.mts';

/** Something a person can act on: shown as it is, without a stack. Every other error is a defect. */
export class Problem extends Error {
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'Problem';
	}
}

/** What a process printed that ran to its end; when it failed, a sentence and the end of that. */
export async function outputOf(
	finished: Promise<Finished>,
	sentence: string,
	lines = 25,
): Promise<string> {
	const { code, output } = await finished;
	if (code === 0) return output;
	throw new Problem(`${sentence}:\n${lastLines(output, lines)}`);
}

/** The last lines of a long output, indented, to be shown under the sentence that introduces them. */
export function lastLines(output: string, count: number): string {
	const lines = output.split(/\r?\n/).filter((line) => line.trim() !== '');
	return lines
		.slice(-count)
		.map((line) => `    ${line}`)
		.join('\n');
}
