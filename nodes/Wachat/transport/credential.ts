import type { IDataObject } from 'n8n-workflow';

/** Where the API lives (https://docs.wachat.net, "Live Production Gateway"). */
export const DEFAULT_BASE_URL = 'https://app.wachat.net/api/v1';

/** What gets copied along in front of a key. */
const KEY_PREFIX = /^\s*(authorization:)?\s*(bearer\s)?/i;

/** Where the key may go, without a trailing slash: https, or http to this very machine. */
const SAFE_BASE_URL =
	/^(https:\/\/[^/@?#\s\\]+|http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?)(\/[^@?#\s\\]*)?$/i;

/** A credential with which requests can be made. */
export interface WachatCredential {
	/** Without spaces, line ends, or a pasted "Bearer ". */
	apiKey: string;
	/** Without a trailing slash. */
	baseUrl: string;
}

/** A credential with which no request can be made; names the field and says what to enter. */
export class UnusableCredential extends Error {
	override readonly name = 'UnusableCredential';

	constructor(
		message: string,
		readonly description: string,
	) {
		super(message);
	}
}

function cleanApiKey(apiKey: string): string {
	return apiKey.replace(KEY_PREFIX, '').replace(/\s+/g, '');
}

/**
 * The key of a `wachatApi` credential as it is sent.
 *
 * @throws {UnusableCredential} if none can be sent
 */
export function readApiKey(value: unknown): string {
	const apiKey = cleanApiKey(String(value ?? ''));
	if (apiKey === '') {
		throw new UnusableCredential(
			"The 'API Key' of the Wachat credential is empty",
			'Copy the key from the API settings page of your Wachat account into the credential',
		);
	}
	// A header takes visible ASCII only; anything else was not part of a key.
	if (!/^[\x21-\x7e]+$/.test(apiKey)) {
		throw new UnusableCredential(
			"The 'API Key' of the Wachat credential holds characters that no key has",
			'Copy the key again from the API settings page of your Wachat account, the key alone',
		);
	}
	return apiKey;
}

function unusableBaseUrl(reason: string): UnusableCredential {
	return new UnusableCredential(
		`The 'Base URL' of the Wachat credential ${reason}`,
		`Enter ${DEFAULT_BASE_URL}, unless Wachat gave you another address`,
	);
}

function readBaseUrl(value: unknown): string {
	const text = String(value ?? '')
		.trim()
		.replace(/\/+$/, '');
	if (text === '') throw unusableBaseUrl('is empty');
	if (!URL.canParse(text)) throw unusableBaseUrl('is not a web address');
	if (text.includes('@')) throw unusableBaseUrl('must not hold a user name or password');
	if (/[?#]/.test(text)) throw unusableBaseUrl('must not hold a question mark or a hash sign');
	if (!SAFE_BASE_URL.test(text)) {
		throw unusableBaseUrl('must begin with https://, so that the key cannot be read on its way');
	}
	return new URL(text).href.replace(/\/+$/, '');
}

/**
 * Cleans and checks a `wachatApi` credential before anything is sent with it: the key leaves for https
 * addresses only, or for this very machine.
 *
 * @throws {UnusableCredential} if the key or the base URL cannot be used
 */
export function readCredential(data: IDataObject): WachatCredential {
	return { apiKey: readApiKey(data.apiKey), baseUrl: readBaseUrl(data.baseUrl) };
}
