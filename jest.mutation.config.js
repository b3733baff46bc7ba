// For Stryker: the unit tests alone, as loading n8n's engine for each mutant would take hours.
/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config'),
	roots: ['<rootDir>/test/contacts', '<rootDir>/test/transport'],
	setupFiles: ['<rootDir>/test/setup/fewRuns.ts'],
	testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
};
