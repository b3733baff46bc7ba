import { plain } from '../contacts/digits';
import type { Fields } from '../json';
import { refuse } from './recipient';

/** The digits of a WhatsApp ID before its server, and before the device that some IDs name. */
function digitsOf(id: unknown): string {
	return plain(String(id ?? '')).replace(/[:@].*|\D/gs, '');
}

function refuseGroup({ phone, remoteJid }: Fields, to: string): void {
	if (![phone, remoteJid].map(digitsOf).includes(to)) return;
	refuse(
		"is the number of a group, not a person's",
		"Filter groups out, or turn on 'Allow Groups' in the options and send to {{ $json.remoteJid }}",
	);
}

function refuseHidden({ remoteJid }: Fields, to: string): void {
	if (!/@lid$/i.test(plain(String(remoteJid ?? ''))) || digitsOf(remoteJid) !== to) return;
	refuse(
		"is the part of a WhatsApp ID that hides the phone number ('…@lid'), not a number",
		"Leave this contact out, or write the person's number if you have it from elsewhere",
	);
}

/**
 * Refuses what looks like a person's phone number and is none: Wachat may give as `phone` the part of a
 * contact's ID before the `@`, also where that is the ID of a group, or one that hides the number.
 *
 * @param item the input item's data
 * @param to as `readRecipient` gave it
 * @throws {Unusable} if the digits are those of the item's own ID; another number beside it passes
 */
export function refuseLookalike(item: Fields, to: string): void {
	if (item.isGroup === true) refuseGroup(item, to);
	refuseHidden(item, to);
}
