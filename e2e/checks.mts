import type { Sandbox } from '../sandbox/server.mts';
import type { Setting } from './setting.mts';

export interface Check<S = Setting> {
	/** What is true when it passes. */
	name: string;
	/** Throws the reason of a failure; a text that it resolves to joins the report. */
	run: (setting: S) => Promise<unknown>;
}

export interface Part<S = Setting> {
	title: string;
	checks: Check<S>[];
}

export interface Tally {
	run: number;
	failed: number;
}

/** Runs the checks in order, each with a sandbox as new, and prints a line for each. */
export async function runParts<S extends { sandbox: Sandbox }>(
	parts: Part<S>[],
	setting: S,
): Promise<Tally> {
	const tally = { run: 0, failed: 0 };
	for (const { title, checks } of parts) {
		console.log(`\n${title}`);
		for (const check of checks) {
			tally.run += 1;
			if (!(await runCheck(check, setting))) tally.failed += 1;
		}
	}
	return tally;
}

async function runCheck<S extends { sandbox: Sandbox }>(
	{ name, run }: Check<S>,
	setting: S,
): Promise<boolean> {
	setting.sandbox.reset();
	try {
		const remark = await run(setting);
		console.log(`  ✔ ${name}${typeof remark === 'string' ? `: ${remark}` : ''}`);
		return true;
	} catch (error) {
		console.log(`  ✘ ${name}\n${reasonOf(error).replace(/^/gm, '      ')}`);
		return false;
	}
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	// A person who repairs the check needs to know which of its lines it was.
	const place = error.stack?.split('\n').find((line) => /\/e2e\/.*\.mts:\d+/.test(line));
	return [error.message, ...(place === undefined ? [] : [place.trim()])].join('\n');
}

/** The last line; gives the exit code. */
export function conclude({ run, failed }: Tally, where: string): number {
	console.log(
		failed > 0
			? `\n${failed} of ${run} checks failed with ${where}.`
			: `\nAll ${run} checks passed with ${where}.`,
	);
	return failed > 0 ? 1 : 0;
}
