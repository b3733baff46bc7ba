/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: require.resolve('./test/setup/n8nOnce/environment.js'),
	roots: ['<rootDir>/test'],
	// By default one processor is left to others.
	maxWorkers: '100%',
	// A busy machine takes its time.
	testTimeout: 30_000,
	setupFiles: ['<rootDir>/test/setup/manyRuns.ts'],
	testMatch: ['**/*.test.ts', '**/*.test.mts'],
	moduleFileExtensions: ['ts', 'mts', 'js', 'json', 'node'],
	moduleNameMapper: { '^n8n-(core|workflow)$': '<rootDir>/test/setup/n8nOnce/n8n-$1.js' },
	// swc only strips types: `npm run types` checks them.
	transform: {
		'^.+\\.m?ts$': [
			'@swc/jest',
			{
				jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
				module: { type: 'commonjs' },
			},
		],
	},
};
