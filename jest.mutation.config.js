// For Stryker: the tests of what ships, without those that wait for real time or test the tools. `TESTS=messages`
// takes those of one folder only.
const { TESTS } = process.env;

/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config'),
	// With the source, Jest can tell which tests a changed file concerns.
	roots: [`<rootDir>/test/${TESTS ?? ''}`, '<rootDir>/nodes', '<rootDir>/credentials'],
	testPathIgnorePatterns: [
		'/test/(?:bench|examples|package|sandbox|scripts)/',
		'/test/engine/behaviourTable',
	],
	setupFiles: ['<rootDir>/test/setup/mutation/fewRuns.ts'],
	runner: require.resolve('./test/setup/mutation/runner.js'),
	testEnvironment: require.resolve('./test/setup/mutation/environment.js'),
	testTimeout: 10_000,
};
