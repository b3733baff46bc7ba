// For Stryker: the tests of what ships, without those that wait for real time, measure work or test the tools.
// `TESTS=messages` takes those alone whose path in `test` begins so.
const { TESTS = '.' } = process.env;

/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config'),
	// With the source, Jest can tell which tests a changed file concerns.
	roots: ['<rootDir>/test', '<rootDir>/nodes', '<rootDir>/credentials'],
	testPathIgnorePatterns: [
		`/test/(?!${TESTS})`,
		'/test/(?:bench|examples|package|sandbox|scripts)/',
		'/test/engine/behaviourTable',
		'/test/transport/(?:redactWork|wire)',
	],
	setupFiles: ['<rootDir>/test/setup/mutation/fewRuns.ts'],
	runner: require.resolve('./test/setup/mutation/runner.js'),
	testEnvironment: require.resolve('./test/setup/mutation/environment.js'),
	testTimeout: 10_000,
};
