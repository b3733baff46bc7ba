// Runs the engine tests on what is shipped: the compiled node in `dist` instead of its source.
const usual = require('./jest.config');

/** @type {import('jest').Config} */
module.exports = {
	...usual,
	roots: ['<rootDir>/test/engine'],
	moduleNameMapper: {
		...usual.moduleNameMapper,
		'^(?:\\.\\./)+((?:nodes|credentials)/.*?)(?:\\.ts)?$': '<rootDir>/dist/$1.js',
	},
};
