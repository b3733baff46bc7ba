import { FlagError, help, readFlags } from './flags.mts';
import { startSandbox } from './server.mts';
import type { Sandbox, SandboxOptions } from './server.mts';

function describe({ baseUrl, apiKey, instances }: Sandbox): string {
	const lines = instances.map(
		({ apiInstanceName, displayName, state }) => `  ${apiInstanceName}  (${displayName}, ${state})`,
	);
	return [
		`Base URL: ${baseUrl}`,
		`API key:  ${apiKey}`,
		'Instances:',
		...lines,
		'Ctrl-C ends it.',
	].join('\n');
}

function explain(error: unknown, { port }: SandboxOptions): string {
	const { code, message } = error as NodeJS.ErrnoException;
	if (code !== 'EADDRINUSE') return message;
	return `Port ${String(port)} is taken: choose another one with --port, or any free one with --port 0`;
}

async function run(options: SandboxOptions): Promise<void> {
	try {
		const sandbox = await startSandbox(options);
		console.log(describe(sandbox));
		const end = () => void sandbox.close();
		process.once('SIGINT', end).once('SIGTERM', end);
	} catch (error) {
		console.error(explain(error, options));
		process.exitCode = 1;
	}
}

try {
	const options = readFlags(process.argv.slice(2));
	if (options === 'help') console.log(help);
	else await run(options);
} catch (error) {
	if (!(error instanceof FlagError)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}
