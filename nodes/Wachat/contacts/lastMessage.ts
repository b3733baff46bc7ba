import { isObject } from '../json';
import type { Contact } from './contact';

/** The year 2100: a chat that once seemed to have a message from later would never seem to have a newer one. */
const LATEST = Date.UTC(2100, 0);

/** Up to these numbers, times since 1970 are in seconds, in milliseconds, and in microseconds. */
const MILLISECONDS_IN: Array<[limit: number, unit: number]> = [
	[1e11, 1000],
	[1e14, 1],
	[1e17, 0.001],
];

/** How ISO 8601 begins. JavaScript would make a date of nearly any text with a number in it. */
const ISO = /^\d{4}-\d{2}-\d{2}(T|$)/;
/** A time of day without a zone, which JavaScript would take for the server's local time. */
const NO_ZONE = /T[\d:.]+$/;

/** Undefined for what can be no moment of a chat. */
function plausible(time: number): number | undefined {
	return time > 0 && time < LATEST ? Math.floor(time) : undefined;
}

function fromNumber(value: number): number | undefined {
	const unit = MILLISECONDS_IN.find(([limit]) => value < limit)?.[1];
	return unit === undefined ? undefined : plausible(value * unit);
}

function fromText(value: string): number | undefined {
	const text = value.trim();
	if (/^\d+(\.\d+)?$/.test(text)) return fromNumber(Number(text));
	const iso = text
		.toUpperCase()
		.replace(/^(\S+)\s+(?=\d)/, '$1T')
		.replace(',', '.');
	if (!ISO.test(iso)) return undefined;
	const time = Date.parse(NO_ZONE.test(iso) ? `${iso}Z` : iso);
	return plausible(time);
}

/**
 * A moment in milliseconds since 1970; undefined for anything that is none. Wachat documents ISO 8601 in UTC
 * with milliseconds (`2026-06-13T08:00:00.000Z`), and does not say that it always comes so: other offsets, none
 * at all (read as UTC), no fraction, a blank instead of the T, and seconds, milliseconds or microseconds
 * since 1970 are understood too.
 */
export function momentOf(value: unknown): number | undefined {
	if (typeof value === 'number') return fromNumber(value);
	return typeof value === 'string' ? fromText(value) : undefined;
}

function chatField(contact: Contact, field: string): unknown {
	return isObject(contact.chat) ? contact.chat[field] : undefined;
}

/** When the chat's last message was sent, by either side; undefined if there is none, or no moment with it. */
export function lastMessageAt(contact: Contact): number | undefined {
	return momentOf(chatField(contact, 'lastMessageTimestamp'));
}

/** Whether messages wait to be read. */
export function isUnread(contact: Contact): boolean {
	return Number(chatField(contact, 'unreadCount')) > 0;
}
