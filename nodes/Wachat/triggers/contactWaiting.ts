import type { Contact } from '../contacts/contact';
import { isUnread } from '../contacts/lastMessage';
import { silence, type SilenceSettings } from './silence';
import type { Watcher } from './watcher';

/** Messages are unread, and the last one is older than the duration: somebody waits for an answer. */
export function contactWaiting(settings: SilenceSettings): Watcher<Contact> {
	return silence({ ...settings, type: 'contactWaiting', concerns: isUnread });
}
