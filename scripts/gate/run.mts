import { spawn } from 'node:child_process';

/** Runs a command without a keyboard and returns what it printed; throws with that text when it fails. */
export function run(command: string, args: string[], cwd: string): Promise<string> {
	return new Promise((resolve, reject) => {
		// npm is a batch file on Windows, which only a shell can start.
		const shell = process.platform === 'win32';
		const child = spawn(command, args, { cwd, shell, stdio: ['ignore', 'pipe', 'pipe'] });

		const output: Buffer[] = [];
		child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
		child.stderr.on('data', (chunk: Buffer) => output.push(chunk));

		child.on('error', reject);
		child.on('close', (code) => {
			const text = Buffer.concat(output).toString().trim();
			if (code === 0) {
				resolve(text);
			} else {
				reject(new Error(`"${[command, ...args].join(' ')}" ended with ${code}\n${text}`));
			}
		});
	});
}
