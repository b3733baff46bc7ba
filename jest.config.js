/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	setupFiles: ['<rootDir>/test/setup/manyRuns.ts'],
	testMatch: ['**/*.test.ts', '**/*.test.mts'],
	moduleFileExtensions: ['ts', 'mts', 'js', 'json', 'node'],
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
