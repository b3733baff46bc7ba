// Loads n8n's packages once for all test files of a process: in each file anew, they take seconds.
const path = require('node:path');
const { isNativeError } = require('node:util').types;
const { TestEnvironment } = require('jest-environment-node');

const { JEST_WORKER_ID = '0' } = process.env;
// n8n keeps a settings file in its user folder: not in the home of whoever runs the tests.
process.env.N8N_USER_FOLDER = path.resolve('node_modules/.cache/n8n', JEST_WORKER_ID);

/** The packages live outside of the tests' world: each takes errors of the other for errors. */
function admitForeignErrors({ Error }) {
	if (Object.hasOwn(Error, Symbol.hasInstance)) return;
	const usual = Function.prototype[Symbol.hasInstance];
	Object.defineProperty(Error, Symbol.hasInstance, {
		value(value) {
			return this === Error ? isNativeError(value) : usual.call(this, value);
		},
	});
}

module.exports = class N8nLoadedOnce extends TestEnvironment {
	async setup() {
		await super.setup();
		this.global.loadN8nPackage = (name) => {
			for (const world of [globalThis, this.global]) admitForeignErrors(world);
			return require(name);
		};
	}
};
