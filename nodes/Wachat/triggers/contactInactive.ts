import type { Contact } from '../contacts/contact';
import { silence, type SilenceSettings } from './silence';
import type { Watcher } from './watcher';

/**
 * The last message, of either side, is older than the duration. A chat without messages does not count: there
 * is no moment from which to count.
 */
export function contactInactive(settings: SilenceSettings): Watcher<Contact> {
	return silence({ ...settings, type: 'contactInactive', concerns: () => true });
}
