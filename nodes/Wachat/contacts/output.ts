import type { Contact } from './contact';

/** How contacts come out of the node. */
export const OUTPUT_MODES = ['raw', 'simplified', 'selected'] as const;
export type OutputMode = (typeof OUTPUT_MODES)[number];

type Shape = Record<string, unknown>;

interface OutputField {
	/** The field's name in the output, and its value in the 'Fields' parameter. */
	value: string;
	/** How the field is called on screen. */
	name: string;
	read: (contact: Contact) => unknown;
}

function chatOf(contact: Contact): Shape {
	const { chat } = contact;
	return typeof chat === 'object' && chat !== null ? (chat as Shape) : {};
}

function own(value: string, name: string): OutputField {
	return { value, name, read: (contact) => contact[value] };
}

function ofChat(value: string, name: string, field = value): OutputField {
	return { value, name, read: (contact) => chatOf(contact)[field] };
}

/** The fields that 'Selected Fields' offers: the contact's own and its chat's, by their name on screen. */
export const OUTPUT_FIELDS: readonly OutputField[] = [
	own('assignedDepartmentId', 'Assigned Department ID'),
	own('assignedUserId', 'Assigned User ID'),
	own('chat', 'Chat'),
	ofChat('chatId', 'Chat: ID', 'id'),
	ofChat('lastMessageText', 'Chat: Last Message Text'),
	ofChat('lastMessageTimestamp', 'Chat: Last Message Timestamp'),
	ofChat('chatName', 'Chat: Name', 'name'),
	ofChat('pushName', 'Chat: Push Name'),
	ofChat('unreadCount', 'Chat: Unread Count'),
	own('createdAt', 'Created At'),
	own('customData', 'Custom Data'),
	own('funnelStageId', 'Funnel Stage ID'),
	own('id', 'ID'),
	own('isGroup', 'Is Group'),
	own('name', 'Name'),
	own('notes', 'Notes'),
	own('phone', 'Phone'),
	own('profilePicUrl', 'Profile Pic URL'),
	own('profilePictureUrl', 'Profile Picture URL'),
	own('remoteJid', 'Remote JID'),
	own('showTimeInStage', 'Show Time in Stage'),
	own('updatedAt', 'Updated At'),
];

/** The value as it fits into a table's cell; null for nothing, and for a list or an object. */
function cell(value: unknown): unknown {
	return value === undefined || typeof value === 'object' ? null : value;
}

/** What a follow-up needs: who, how to reach them, what they last said and when, what is unread, whose they are. */
export function simplify(contact: Contact): Shape {
	const chat = chatOf(contact);
	return {
		id: contact.id,
		name: cell(contact.name) || cell(chat.name) || cell(chat.pushName) || null,
		phone: cell(contact.phone),
		remoteJid: cell(contact.remoteJid),
		isGroup: cell(contact.isGroup),
		lastMessageText: cell(chat.lastMessageText),
		lastMessageTimestamp: cell(chat.lastMessageTimestamp),
		unreadCount: cell(chat.unreadCount) ?? 0,
		assignedUserId: cell(contact.assignedUserId),
		funnelStageId: cell(contact.funnelStageId),
	};
}

function select(contact: Contact, fields: readonly OutputField[]): Shape {
	return Object.fromEntries(fields.map(({ value, read }) => [value, read(contact) ?? null]));
}

/**
 * The function that gives each contact its output shape. `raw` is the contact untouched.
 *
 * @param fields names from {@link OUTPUT_FIELDS}; only `selected` uses them
 */
export function outputShape(
	mode: OutputMode,
	fields: readonly string[],
): (contact: Contact) => Shape {
	if (mode === 'raw') return (contact) => contact;
	if (mode === 'simplified') return simplify;
	const chosen = OUTPUT_FIELDS.filter(({ value }) => fields.includes(value));
	return (contact) => select(contact, chosen);
}
