import { existsSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { type Finished, runProcess } from './processes.mts';

export interface NpmOptions {
	cwd: string;
	/** The Node that runs npm and, first on PATH, every script that npm runs; the running one if absent. */
	nodeBinary?: string;
	env?: NodeJS.ProcessEnv;
}

/** Runs npm with the user's own settings: registry, proxy, certificates and cache stay theirs. */
export async function npm(args: string[], options: NpmOptions): Promise<Finished> {
	const nodeBinary = options.nodeBinary ?? process.execPath;
	const cli = npmCli(process.env, process.execPath);
	const command = cli === undefined ? 'npm' : nodeBinary;
	return await runProcess(command, cli === undefined ? args : [cli, ...args], {
		cwd: options.cwd,
		env: { ...withNodeFirst(npmEnvironment(process.env), nodeBinary), ...options.env },
	});
}

/**
 * The JavaScript file of npm, which any Node can run on any system: the npm that runs this script,
 * or the one that came with the running Node. Undefined: there is only `npm` on PATH to hope for.
 */
export function npmCli(env: NodeJS.ProcessEnv, execPath: string): string | undefined {
	const running = env.npm_execpath;
	if (running !== undefined && basename(running) === 'npm-cli.js') return running;
	const bundled = join('node_modules', 'npm', 'bin', 'npm-cli.js');
	const nodeFolder = dirname(execPath);
	return [join(nodeFolder, bundled), join(nodeFolder, '..', 'lib', bundled)].find((file) =>
		existsSync(file),
	);
}

/**
 * What an npm that runs a script leaves in the environment is about this package. Another folder is
 * about to be installed, for which this package's own .npmrc (no install scripts) does not hold.
 */
export function npmEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const ofThisPackage =
		/^(npm_(package|lifecycle)_.*|npm_command|npm_config_(local_prefix|ignore_scripts|allow_scripts)|init_cwd)$/i;
	return Object.fromEntries(Object.entries(env).filter(([name]) => !ofThisPackage.test(name)));
}

/** Puts a Node first on PATH, where `node` is looked up by npm's scripts and by n8n's task runner. */
export function withNodeFirst(env: NodeJS.ProcessEnv, nodeBinary: string): NodeJS.ProcessEnv {
	// Windows spells it Path.
	const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
	const rest = env[name];
	const folder = dirname(nodeBinary);
	return { ...env, [name]: rest ? `${folder}${delimiter}${rest}` : folder };
}
