// The histories of the trigger's tests, ten thousand for each property instead of a few hundred: takes minutes.
/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config'),
	roots: ['<rootDir>/test/triggers'],
	setupFiles: ['<rootDir>/test/setup/tenThousandRuns.ts'],
	testMatch: ['**/model.test.ts'],
	testTimeout: 3_600_000,
};
