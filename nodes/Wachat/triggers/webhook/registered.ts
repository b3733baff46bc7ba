import { isNo, isObject, isYes } from '../../json';
import { instanceNamesIn } from './choice';

/** A webhook as the account has it. */
export interface Registered {
	/** As it came, to be sent back just so. */
	id: number | string;
	address: string;
	/** Undefined if the answer does not tell. */
	enabled: boolean | undefined;
	/** Undefined if the answer does not tell. */
	events: string[] | undefined;
	/** Every name of its instance; none if it gets the events of all of them. */
	instanceNames: string[];
	name: string | undefined;
}

function readEnabled(value: unknown): boolean | undefined {
	return isYes(value) || (isNo(value) ? false : undefined);
}

/** A webhook in an answer; undefined if it has no ID or no address. The secret is masked there: it is not read. */
export function readRegistered(entry: unknown): Registered | undefined {
	if (!isObject(entry)) return undefined;
	const { id, url, enabled, events, name } = entry;
	const hasId = typeof id === 'number' || (typeof id === 'string' && id !== '');
	if (!hasId || typeof url !== 'string') return undefined;
	return {
		id,
		address: url,
		enabled: readEnabled(enabled),
		events: Array.isArray(events) ? events.map(String) : undefined,
		instanceNames: instanceNamesIn(entry),
		name: typeof name === 'string' ? name : undefined,
	};
}

/** The webhooks in an answer of `GET /webhooks`; undefined if it holds no list of them. */
export function readAllRegistered(answer: unknown): Registered[] | undefined {
	if (!isObject(answer) || !Array.isArray(answer.webhooks)) return undefined;
	return answer.webhooks.map(readRegistered).filter((one) => one !== undefined);
}

function normalise(address: string): string {
	if (!URL.canParse(address)) return address;
	const { origin, pathname, search } = new URL(address);
	return origin + pathname.replace(/\/+$/, '') + search;
}

/** Whether two addresses lead to the same place: a service may write one in another way than it was sent. */
export function isSameAddress(one: string, other: string): boolean {
	return normalise(one) === normalise(other);
}
