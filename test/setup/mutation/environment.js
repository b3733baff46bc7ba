// Loads n8n's packages once for the engine tests of all mutants: in each file anew, they would take hours.
const path = require('node:path');
const { isNativeError } = require('node:util').types;
const { TestEnvironment } = require('jest-environment-node');

// n8n keeps a settings file in its user folder: not in the home of whoever runs the tests.
process.env.N8N_USER_FOLDER = path.resolve('node_modules/.cache/n8n', 'mutation');

/** The packages live outside of the tests' world: their errors are none to it, until it is told. */
function admitErrorsFromOutside({ Error }) {
	const usual = Function.prototype[Symbol.hasInstance];
	Object.defineProperty(Error, Symbol.hasInstance, {
		value(value) {
			return this === Error ? isNativeError(value) : usual.call(this, value);
		},
	});
}

module.exports = class N8nLoadedOnce extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.isForEngine = context.testPath.includes('/test/engine/');
	}

	async setup() {
		await super.setup();
		if (!this.isForEngine) return;
		admitErrorsFromOutside(this.global);
		this.global.n8nPackages = {
			core: require('n8n-core'),
			workflow: require('n8n-workflow'),
		};
	}
};
