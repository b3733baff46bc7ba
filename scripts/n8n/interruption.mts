import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves when somebody asks this process to end, with the usual exit code: 130 for Ctrl-C. Further
 * requests change nothing: Ctrl-C reaches npm and this process alike, and npm passes it on.
 */
export async function listenForInterruption(): Promise<number> {
	return await new Promise((resolve) => {
		for (const signal of SIGNALS) {
			process.on(signal, () => {
				resolve(128 + constants.signals[signal]);
			});
		}
	});
}
