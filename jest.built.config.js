// Runs the engine tests on what is shipped: the compiled node in `dist` instead of its source.
/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config'),
	roots: ['<rootDir>/test/engine'],
	moduleNameMapper: {
		'^(?:\\.\\./)+((?:nodes|credentials)/.*?)(?:\\.ts)?$': '<rootDir>/dist/$1.js',
	},
};
