const { default: Sequencer } = require('@jest/test-sequencer');

const isSlow = ({ path }) => path.includes('/test/engine/');

/** A mutant that a quick test notices never meets the slow ones. */
module.exports = class UnitTestsFirst extends Sequencer {
	sort(tests) {
		return [...tests].sort((a, b) => Number(isSlow(a)) - Number(isSlow(b)));
	}
};
