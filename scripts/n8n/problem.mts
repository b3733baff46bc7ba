/** Something a person can act on: shown as it is, without a stack. Every other error is a defect. */
export class Problem extends Error {
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'Problem';
	}
}

/** The last lines of a long output, indented, to be shown under the sentence that introduces them. */
export function lastLines(output: string, count: number): string {
	const lines = output.split(/\r?\n/).filter((line) => line.trim() !== '');
	return lines
		.slice(-count)
		.map((line) => `    ${line}`)
		.join('\n');
}
