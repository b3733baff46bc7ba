import type { Advice } from '../transport/wachatError';

/** Where the fields of an operation are that help when a request did not succeed. */
export const advice: Advice = {
	waitLonger: "Raise 'Retry Time' in the options to let the node wait longer",
	askLess: "A lower 'Concurrency' in the options asks for less at a time",
	allowMoreTime: "Raise 'Timeout' in the options to give one request more time",
	checkInstance: "Check the node's parameters, above all 'Instance'",
};
