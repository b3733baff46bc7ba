const TERMINAL_EVERY = 1000;
const LOG_EVERY = 15_000;

export interface Screen {
	isTTY?: boolean;
	write: (text: string) => unknown;
}

/** Changes what the running step says about itself. */
export type Tell = (detail: string) => void;

/**
 * Shows that a step runs, for how long, and what it tells of itself: one line that changes on a
 * terminal; in a log a new line now and then. Goes to standard error: standard output is for results.
 */
export async function step<T>(
	title: string,
	work: (tell: Tell) => Promise<T>,
	screen: Screen = process.stderr,
): Promise<T> {
	const started = Date.now();
	let detail = '';
	let shownAt = started;
	const line = (sign: string) => {
		const elapsed = duration(Date.now() - started);
		return `${sign} ${title} (${detail === '' ? elapsed : `${elapsed}, ${detail}`})`;
	};
	const show = () => {
		if (screen.isTTY) screen.write(`\r\u001B[2K${line('…')}`);
		else if (Date.now() - shownAt >= LOG_EVERY) {
			shownAt = Date.now();
			screen.write(`${line('…')}\n`);
		}
	};
	const end = (sign: string) => {
		screen.write(`${screen.isTTY ? '\r\u001B[2K' : ''}${line(sign)}\n`);
	};

	show();
	const timer = setInterval(show, TERMINAL_EVERY);
	try {
		const result = await work((text) => {
			detail = text;
		});
		end('✔');
		return result;
	} catch (error) {
		end('✖');
		throw error;
	} finally {
		clearInterval(timer);
	}
}

/** For people: `0.4 s`, `12 s`, `3 min 05 s`. */
export function duration(milliseconds: number): string {
	if (milliseconds < 9950) return `${(milliseconds / 1000).toFixed(1)} s`;
	const seconds = Math.round(milliseconds / 1000);
	if (seconds < 60) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
