import { isObject, quote } from '../../json';
import { EVENTS } from './events';

/** Which deliveries start a run. */
export interface Choice {
	events: readonly string[];
	/** The names of the one instance whose events count; undefined for all instances. */
	instanceNames?: readonly string[];
}

/** A prefix as Wachat puts it in front of a display name, e.g. `t1_mq9r2jov_`. */
const API_PREFIX = /^t\d+_[a-z\d]+_(?=.)/;

/** An instance in a body, as it is in the API's answers. */
const OF_INSTANCE = ['apiInstanceName', 'internalName', 'instanceName', 'displayName', 'name'];
/** What may name an instance beside other data, where `name` would be somebody's. */
const BESIDE_DATA = ['instance', 'apiInstanceName', 'internalName', 'instanceName'];

function textsOf(value: unknown, fields: readonly string[]): string[] {
	if (!isObject(value)) return [];
	return fields
		.map((field) => value[field])
		.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
}

/**
 * All names that an object gives for the instance it is about. No body of a delivery is documented: they may be
 * in any of the places that the API itself or others use.
 */
export function instanceNamesIn(body: unknown): string[] {
	if (!isObject(body)) return [];
	return [body, body.data].flatMap((part) => [
		...textsOf(part, BESIDE_DATA),
		...(isObject(part) ? textsOf(part.instance, OF_INSTANCE) : []),
	]);
}

function normalise(name: string): string {
	return name.trim().toLowerCase();
}

/**
 * Whether a delivery belongs to one of these names. A body that names no instance does: a webhook of one
 * instance gets the events of that instance only.
 */
function isOfInstance(body: unknown, instanceNames: readonly string[]): boolean {
	const named = instanceNamesIn(body).map(normalise);
	const own = instanceNames.map(normalise);
	// The display name may come where the API name is known.
	const short = own.map((name) => name.replace(API_PREFIX, ''));
	return named.length === 0 || named.some((name) => own.includes(name) || short.includes(name));
}

/** Whether a delivery starts a run. */
export function isChosen(event: string, body: unknown, { events, instanceNames }: Choice): boolean {
	if (!events.includes(event.toLowerCase())) return false;
	return instanceNames === undefined || isOfInstance(body, instanceNames);
}

/** What is odd about a delivery that was not chosen, if something is: then nobody may have meant to leave it out. */
export function oddityOf(
	event: string,
	body: unknown,
	{ events }: Choice,
	clean: (text: string) => string,
): string | undefined {
	const name = event.toLowerCase();
	if (events.includes(name)) {
		return `its body names another instance: ${quote(instanceNamesIn(body).map(clean))}`;
	}
	const isDocumented = EVENTS.some(({ value }) => value === name);
	return isDocumented
		? undefined
		: `its event is none that Wachat documents: ${quote(clean(event))}`;
}
