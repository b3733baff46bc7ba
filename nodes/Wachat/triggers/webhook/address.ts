import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

const ADVICE =
	"Set the environment variable WEBHOOK_URL of n8n to the https address at which the internet reaches it, e.g. https://n8n.example.com/, or use a tunnel and set WEBHOOK_URL to the tunnel's address; restart n8n, then publish again. The Wachat Trigger needs no public address";

/** Where deliveries shall go: the test or the production address, as n8n wants it now; empty if it has none. */
export function ownAddress(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') ?? '';
}

/** Wachat takes no other addresses. */
export function isHttps(address: string): boolean {
	return URL.canParse(address) && new URL(address).protocol === 'https:';
}

/**
 * Where deliveries shall go.
 *
 * @throws {NodeOperationError} if Wachat would not deliver to it
 */
export function httpsAddress(context: IHookFunctions): string {
	const address = ownAddress(context);
	if (isHttps(address)) return address;
	const { origin } = URL.canParse(address) ? new URL(address) : { origin: 'unknown' };
	throw new NodeOperationError(
		context.getNode(),
		`Wachat delivers to https addresses only, but the address of this n8n is ${origin}`,
		{ description: ADVICE },
	);
}
