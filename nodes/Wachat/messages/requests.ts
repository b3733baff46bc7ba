import type { ListSection } from './list';

/** A request that sends one message. */
export interface SendRequest {
	path: string;
	/** As documented, and nothing else. */
	body: Record<string, unknown>;
}

/** Who sends to whom. */
export interface Envelope {
	/** The instance's `apiInstanceName`. */
	instanceName: string;
	/** As {@link readRecipient} gives it. */
	number: string;
}

/** How long the recipient sees the sender type, in milliseconds; the API takes 3 to 5 seconds if left out. */
interface Typing {
	delay?: number;
}

export const MEDIA_TYPES = ['image', 'video', 'document', 'audio'] as const;

export interface Media extends Typing {
	mediaType: (typeof MEDIA_TYPES)[number];
	mediaUrl: string;
	caption?: string;
	fileName?: string;
	mimeType?: string;
}

export interface Location {
	/** Degrees. */
	latitude: number;
	longitude: number;
	name?: string;
	address?: string;
}

export interface List extends Typing {
	title: string;
	text: string;
	buttonText: string;
	footerText?: string;
	sections: ListSection[];
}

/** Without members that are not set: JSON would drop them on the way, but a preview would show them. */
function request(path: string, members: Record<string, unknown>): SendRequest {
	const set = Object.entries(members).filter(([, value]) => value !== undefined);
	return { path, body: Object.fromEntries(set) };
}

/** https://docs.wachat.net/api-reference/send-text */
export function textRequest(
	{ instanceName, number }: Envelope,
	{ message, delay }: Typing & { message: string },
): SendRequest {
	return request('/send/text', { instanceName, number, type: 'text', message, delay });
}

/** https://docs.wachat.net/api-reference/send-media: a caption is called `message`, and audio has none. */
export function mediaRequest({ instanceName, number }: Envelope, media: Media): SendRequest {
	const { mediaType: type, mediaUrl, caption, fileName, mimeType: mimetype, delay } = media;
	const message = type === 'audio' ? undefined : caption;
	return request('/send/media', {
		...{ instanceName, number, type, mediaUrl, message, fileName, mimetype, delay },
	});
}

/** https://docs.wachat.net/api-reference/send-location: without `type` and `delay`, and with a hyphen. */
export function locationRequest({ instanceName, number }: Envelope, place: Location): SendRequest {
	const { latitude, longitude, name, address } = place;
	return request('/send-location', {
		...{ instanceName, number, latitude, longitude, name, address },
	});
}

/** https://docs.wachat.net/api-reference/send-list */
export function listRequest({ instanceName, number }: Envelope, list: List): SendRequest {
	const { title, text, buttonText, sections, footerText, delay } = list;
	const footer = footerText === undefined ? {} : { footerText };
	const interactive = { type: 'list', title, text, buttonText, sections, ...footer };
	return request('/send/list', { instanceName, number, type: 'interactive', interactive, delay });
}
