import type { Wanted } from './fields';
import type { Known } from './memory';
import type { Registered } from './registered';
import { isOwnSecret, newSecret } from './signature';

/** A webhook as this trigger wants it. */
export interface Target extends Wanted {
	address: string;
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
	return [...new Set(some)].sort().join() === [...new Set(others)].sort().join();
}

/** Whether a webhook does what is wanted of it, as far as the API tells. */
export function isAsWanted(
	{ enabled, events, instanceNames }: Registered,
	{ events: wanted, instanceName }: Target,
): boolean {
	if (enabled !== true || events === undefined || !isSameSet(events, wanted)) return false;
	if (instanceName === undefined) return instanceNames.length === 0;
	return instanceNames.includes(instanceName);
}

/**
 * The webhook that is used again, so that they don't pile up: the own one, else one with the same address. What
 * an instance that is left out means for a webhook that has one is not documented: such a one gets no others.
 */
export function reusable(
	webhooks: readonly Registered[],
	{ instanceName }: Target,
	known: Known | undefined,
): Registered | undefined {
	const fitting = webhooks.filter(
		({ instanceNames }) => instanceName !== undefined || instanceNames.length === 0,
	);
	const own = fitting.find(({ id }) => String(id) === known?.webhookId);
	return own ?? fitting[0];
}

/**
 * The secret for a webhook that is made or taken up. The own one keeps its own, for an old state of n8n's memory
 * may be written back by another trigger, or by an execution that ends later. A leftover gets a new one: nobody
 * may go on using what it had.
 */
export function secretFor(reused: Registered | undefined, known: Known | undefined): string {
	const isOwn = reused !== undefined && String(reused.id) === known?.webhookId;
	return isOwn && isOwnSecret(known.secret) ? known.secret : newSecret();
}
