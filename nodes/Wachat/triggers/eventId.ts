import type { EventType } from './watcher';

/** An event's ID: its type, and what tells it from others of that type. */
export function eventId(type: EventType, ...parts: Array<string | number>): string {
	return [type, ...parts].join(':');
}
