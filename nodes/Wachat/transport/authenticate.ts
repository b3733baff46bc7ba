import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { readCredential, UnusableCredential } from './credential';

/** What n8n's HTTP Request hands over: an older shape of request options, with `uri` in place of `url`. */
interface RequestOptions extends IHttpRequestOptions {
	uri?: unknown;
}

/** As n8n's HTTP client (axios) decides whether an address needs a base. */
const ABSOLUTE = /^([a-z][a-z\d+\-.]*:)?\/\//i;

/** The address to which n8n's HTTP client will send a request. */
function addressOf({ url, uri, baseURL }: RequestOptions): URL | undefined {
	const address = String(url ?? uri ?? '');
	const base = String(baseURL ?? '');
	const full =
		base === '' || ABSOLUTE.test(address)
			? address
			: `${base.replace(/\/+$/, '')}/${address.replace(/^\/+/, '')}`;
	return URL.canParse(full) ? new URL(full) : undefined;
}

/** Whether an address is the base URL or lies below it, after both were written in the same way. */
function isBelow(address: URL, baseUrl: string): boolean {
	const { origin, pathname } = new URL(baseUrl);
	const folder = `${pathname.replace(/\/+$/, '')}/`;
	return address.origin === origin && `${address.pathname}/`.startsWith(folder);
}

/**
 * Puts the key into a request, whichever node sends it: n8n calls this for its own test of the credential
 * and for HTTP Request, too. Without the key a request elsewhere would make no sense, and what it carries
 * would still leave; so it is refused as a whole.
 *
 * @throws {UnusableCredential} if the request is not for the credential's base URL, or the key or the base
 * URL cannot be used; nothing is sent then
 */
export async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { apiKey, baseUrl } = readCredential(credentials);
	const address = addressOf(options);
	if (!address || !isBelow(address, baseUrl)) {
		throw new UnusableCredential(
			`The Wachat credential may be used for addresses below ${baseUrl} only`,
			"Enter such an address, or change the 'Base URL' of the credential if Wachat gave you another one",
		);
	}
	const headers = { ...options.headers, Authorization: `Bearer ${apiKey}` };
	// A redirect could lead elsewhere, key and all. HTTP Request has names of its own for following.
	const staying = { disableFollowRedirect: true, followRedirect: false, followAllRedirects: false };
	return { ...options, ...staying, headers };
}
