import { Explained } from '../transport/explain';
import { isNotFound, type RequestFailure } from '../transport/requestFailure';
import type { Instance } from './instance';

/** More names than this make a text that nobody reads. */
const MOST_NAMES = 5;

function nameAndApiName({ displayName, apiName }: Instance): string {
	return displayName === apiName ? apiName : `${apiName} (${displayName})`;
}

function listOf(instances: readonly Instance[]): string {
	const names = instances.slice(0, MOST_NAMES).map(nameAndApiName).join(', ');
	const more = instances.length - MOST_NAMES;
	return more > 0 ? `${names} and ${more} more` : names;
}

/** Whether the names differ in nothing but the case of their letters. */
function isSameName(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

/** What to do about an instance name that the account does not have. */
function advise(instanceName: string, instances: readonly Instance[]): string {
	const own = instances.find(({ apiName }) => isSameName(apiName, instanceName));
	if (own) return `The API name of this instance is written ${own.apiName}: enter it like that`;
	const meant = instances.filter(({ displayName }) => isSameName(displayName, instanceName));
	if (meant.length > 0) {
		return `"${instanceName}" is a display name. Choose the instance from the list, or enter its API name: ${listOf(meant)}`;
	}
	if (instances.length === 0) return 'This account has no instance yet: create one in Wachat first';
	return `Choose the instance from the list, or enter its API name. This account has: ${listOf(instances)}`;
}

/** What the API said, or what was expected, behind a sentence. */
function withText(sentence: string, text: string | undefined): string {
	return text === undefined ? sentence : `${sentence}: ${text}`;
}

/** That the account has no such instance, and which ones it has. */
export function unknownInstance(
	instanceName: string,
	instances: readonly Instance[],
	{ status, text }: RequestFailure['details'] = {},
): Explained {
	return new Explained({
		message: withText(`Wachat has no instance "${instanceName}" in this account`, text),
		description: advise(instanceName, instances),
		status,
		failure: { cause: 'configuration-invalid' },
	});
}

function disconnected(instance: Instance, { status, text }: RequestFailure['details']): Explained {
	return new Explained({
		message: withText(`Wachat rejected the request (HTTP ${status})`, text),
		description: `The instance "${instance.displayName}" is not connected to WhatsApp, which may be the reason: connect it in Wachat, then run the workflow again`,
		status,
		failure: { cause: 'temporarily-unavailable' },
	});
}

/**
 * What a refused request says about its instance; the refusal itself, if the instance is not the reason.
 * Refusals of the API are not documented: most often the instance's name is the reason, as the API wants
 * another one than Wachat shows.
 *
 * @param instances those of the account
 * @param needsConnection whether the instance has to be connected for what was asked
 */
export function explainRefusal(
	failure: RequestFailure,
	instanceName: string,
	instances: readonly Instance[],
	needsConnection = true,
): Explained | RequestFailure {
	const exact = instances.find(({ apiName }) => apiName === instanceName);
	// Whether the API minds the case of letters is not documented.
	const instance = exact ?? instances.find(({ apiName }) => isSameName(apiName, instanceName));
	if (instance === undefined || (exact === undefined && isNotFound(failure))) {
		return unknownInstance(instanceName, instances, failure.details);
	}
	// Who is forbidden something has another reason than a connection.
	const isReason = failure.kind === 'rejected' && needsConnection && !instance.connected;
	return isReason ? disconnected(instance, failure.details) : failure;
}
