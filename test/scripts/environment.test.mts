import path from 'node:path';
import { type LaunchOptions, n8nEnvironment } from '../../scripts/n8n/launch.mts';
import { npmEnvironment, withNodeFirst } from '../../scripts/n8n/npm.mts';

const binary = path.join(path.resolve('/opt/node/bin'), 'node');

describe('npmEnvironment', () => {
	test("keeps the user's settings and drops what is about this package", () => {
		const env = {
			HOME: '/home/me',
			npm_config_registry: 'http://registry.example',
			npm_config_ignore_scripts: 'true',
			npm_config_local_prefix: '/here',
			npm_lifecycle_event: 'start',
			npm_package_name: 'n8n-nodes-wachat',
			INIT_CWD: '/here',
		};
		expect(npmEnvironment(env)).toEqual({
			HOME: '/home/me',
			npm_config_registry: 'http://registry.example',
		});
	});
});

describe('withNodeFirst', () => {
	test('puts the Node before all others, however the system spells PATH', () => {
		const folder = path.dirname(binary);
		const rest = ['a', 'b'].join(path.delimiter);
		expect(withNodeFirst({ PATH: rest }, binary)).toEqual({
			PATH: [folder, 'a', 'b'].join(path.delimiter),
		});
		expect(withNodeFirst({ Path: rest }, binary)).toEqual({
			Path: [folder, 'a', 'b'].join(path.delimiter),
		});
		expect(withNodeFirst({}, binary)).toEqual({ PATH: folder });
	});
});

describe('n8nEnvironment', () => {
	const options = {
		userFolder: { path: '/tmp/run' },
		node: { version: '24.21.0', binary },
		port: 5680,
		brokerPort: 5681,
	} as LaunchOptions;

	test("passes nothing on of another n8n's settings, nor the key", () => {
		const env = n8nEnvironment(
			{
				HOME: '/home/me',
				DB_TYPE: 'postgresdb',
				N8N_ENCRYPTION_KEY: 'secret',
				EXECUTIONS_MODE: 'queue',
				WEBHOOK_URL: 'https://n8n.example',
				WACHAT_API_KEY: 'secret',
			},
			options,
		);
		expect(env.HOME).toBe('/home/me');
		expect(Object.keys(env)).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/^(DB_|EXECUTIONS_|WEBHOOK|WACHAT)/)]),
		);
		expect(Object.values(env)).not.toContain('secret');
	});

	test('keeps n8n to this machine, its own folder and its ports', () => {
		expect(n8nEnvironment({}, options)).toMatchObject({
			N8N_USER_FOLDER: '/tmp/run',
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_PORT: '5680',
			N8N_RUNNERS_BROKER_PORT: '5681',
			N8N_DIAGNOSTICS_ENABLED: 'false',
		});
	});

	test('keeps a proxy away from the sandbox', () => {
		const env = n8nEnvironment({ HTTP_PROXY: 'http://proxy', NO_PROXY: 'intra' }, options);
		expect(env).toMatchObject({
			HTTP_PROXY: 'http://proxy',
			NO_PROXY: 'intra,localhost,127.0.0.1',
		});
	});
});
