import type { INodeProperties } from 'n8n-workflow';

import type { Advice } from '../transport/wachatError';
import type { Remedy } from '../transport/words';
import { INSTANCE } from './instance';
import { concurrency, retryTime, timeout } from './options';

type Named = Pick<INodeProperties, 'name' | 'displayName'>;

/** The field that helps, and how. */
const REMEDIES: Array<[remedy: Remedy, field: Named, sentence: string]> = [
	[
		'waitLonger',
		retryTime,
		`Raise '${retryTime.displayName}' in the options to let the node wait longer`,
	],
	[
		'askLess',
		concurrency,
		`A lower '${concurrency.displayName}' in the options asks for less at a time`,
	],
	[
		'allowMoreTime',
		timeout,
		`Raise '${timeout.displayName}' in the options to give one request more time`,
	],
	['checkInstance', INSTANCE, `Check the node's parameters, above all '${INSTANCE.displayName}'`],
];

/** The names of fields, and of those in collections. */
function namesOf(fields: readonly INodeProperties[]): string[] {
	return fields.flatMap(({ name, options = [] }) => [name, ...options.map((one) => one.name)]);
}

/** Where the fields are that help when a request did not succeed; what has no field gives no advice. */
export function adviceFor(fields: readonly INodeProperties[]): Advice {
	const names = namesOf(fields);
	const present = REMEDIES.filter(([, { name }]) => names.includes(name));
	return Object.fromEntries(present.map(([remedy, , sentence]) => [remedy, sentence]));
}
