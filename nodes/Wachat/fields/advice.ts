import type { INodeProperties } from 'n8n-workflow';

import type { Advice } from '../transport/wachatError';
import type { Remedy } from '../transport/words';

/** The field that helps, and how. */
const REMEDIES: Array<[remedy: Remedy, field: string, sentence: string]> = [
	['waitLonger', 'retryTime', "Raise 'Retry Time' in the options to let the node wait longer"],
	['askLess', 'concurrency', "A lower 'Concurrency' in the options asks for less at a time"],
	['allowMoreTime', 'timeout', "Raise 'Timeout' in the options to give one request more time"],
	['checkInstance', 'instanceName', "Check the node's parameters, above all 'Instance'"],
];

/** The names of fields, and of those in collections. */
function namesOf(fields: readonly INodeProperties[]): string[] {
	return fields.flatMap(({ name, options = [] }) => [name, ...options.map((one) => one.name)]);
}

/** Where the fields are that help when a request did not succeed; what has no field gives no advice. */
export function adviceFor(fields: readonly INodeProperties[]): Advice {
	const names = namesOf(fields);
	const present = REMEDIES.filter(([, field]) => names.includes(field));
	return Object.fromEntries(present.map(([remedy, , sentence]) => [remedy, sentence]));
}
