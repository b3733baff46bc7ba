const N8nLoadedOnce = require('../n8nOnce/environment.js');

/** Stryker counts what loops do: over so much, each mutant would take half a minute. */
const ENDLESS = /of 20 MB|bytes for a contact|very many/;

/** One failure tells that a mutant was noticed: the other tests of the file need not run. */
module.exports = class UntilNoticed extends N8nLoadedOnce {
	#isNoticed = false;

	handleTestEvent({ name, test }) {
		if (name === 'test_fn_failure' || name === 'hook_failure') this.#isNoticed = true;
		if (name === 'test_start' && (this.#isNoticed || ENDLESS.test(test.name))) test.mode = 'skip';
	}
};
