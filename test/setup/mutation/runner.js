// Stryker tells Jest the names of the tests that reach a mutant. Jest would load all files to look for them, and
// would go on when one has noticed the mutant. This runner loads the files that have them, and ends with the first
// that fails: the one that noticed the mutant before is tried first, then the quickest.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: TestRunner } = require('jest-runner');

/** What the run without a mutant has found in each file; Stryker's copy of the project is the place for it. */
const FOUND = join(process.cwd(), 'tests-found.json');

let lastNoticedBy;

const isMutantActive = () => '__STRYKER_ACTIVE_MUTANT__' in process.env;

module.exports = class QuickRunner extends TestRunner {
	async runTests(tests, watcher, options) {
		if (isMutantActive()) await this.#runUntilNoticed(tests, watcher, options);
		else await this.#runAndNote(tests, watcher, options);
	}

	async #runAndNote(tests, watcher, options) {
		const found = {};
		this.on('test-file-success', ([{ path }, { testResults, perfStats }]) => {
			const names = testResults.map(({ fullName }) => fullName);
			found[path] = { names, runtime: perfStats.runtime };
		});
		await super.runTests(tests, watcher, options);
		writeFileSync(FOUND, JSON.stringify(found));
	}

	async #runUntilNoticed(tests, watcher, options) {
		let isNoticed = false;
		this.on('test-file-success', ([, { numFailingTests, testExecError }]) => {
			isNoticed ||= numFailingTests > 0 || testExecError !== undefined;
		});
		this.on('test-file-failure', () => {
			isNoticed = true;
		});
		for (const test of this.#chosen(tests)) {
			await super.runTests([test], watcher, options);
			if (isNoticed) {
				lastNoticedBy = test.path;
				return;
			}
		}
	}

	#chosen(tests) {
		const found = JSON.parse(readFileSync(FOUND, 'utf8'));
		const pattern = new RegExp(this._globalConfig.testNamePattern ?? '', 'i');
		const rank = ({ path }) => (path === lastNoticedBy ? 0 : found[path].runtime);
		return tests
			.filter(({ path }) => found[path]?.names.some((name) => pattern.test(name)))
			.sort((one, other) => rank(one) - rank(other));
	}
};
