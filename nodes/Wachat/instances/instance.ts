import { isObject, type Fields } from '../json';

/** A WhatsApp instance of the account. */
export interface Instance {
	/** What requests want as `instanceName`; empty if the API gives none. */
	apiName: string;
	/** What Wachat shows. */
	displayName: string;
	/** Its WhatsApp number, digits only; empty while it is not known. */
	number: string;
	connected: boolean;
	/** The instance as the API gives it. */
	entry: Fields;
}

/**
 * Whether a state means connected to WhatsApp. Only `open` is documented, and that it goes with
 * `isConnected: true`.
 */
export function isConnected({ isConnected, state, status }: Fields): boolean {
	return isConnected === true || state === 'open' || status === 'open';
}

function firstFilled(...values: unknown[]): string {
	return String(values.find((value) => typeof value === 'string' && value !== '') ?? '');
}

function readInstance(entry: Fields): Instance {
	const apiName = firstFilled(entry.apiInstanceName, entry.internalName);
	return {
		apiName,
		displayName: firstFilled(entry.displayName, entry.instanceName, apiName),
		// Documented as text; a number does no harm.
		number: String(entry.number ?? '').replace(/\D/g, ''),
		connected: isConnected(entry),
		entry,
	};
}

/** The instances in an answer of `GET /instance/list`; undefined if it holds no list of them. */
export function readInstances(answer: Fields): Instance[] | undefined {
	if (!Array.isArray(answer.instances)) return undefined;
	return answer.instances.filter(isObject).map(readInstance);
}

/** How the picker shows an instance, e.g. `Main Shop (+15550100) – connected`. */
export function instanceLabel({ displayName, number, connected }: Instance): string {
	const state = connected ? 'connected' : 'not connected';
	return `${displayName}${number === '' ? '' : ` (+${number})`} – ${state}`;
}

/** Whether what the user typed occurs in the instance's display name, API name, or number. */
export function matchesFilter({ displayName, apiName, number }: Instance, filter: string): boolean {
	const wanted = filter.trim().toLowerCase();
	if ([displayName, apiName].some((name) => name.toLowerCase().includes(wanted))) return true;
	// As people write numbers: +1 (555) 01-00.
	const digits = wanted.replace(/[\s+().-]/g, '');
	return /^\d+$/.test(digits) && number.includes(digits);
}
