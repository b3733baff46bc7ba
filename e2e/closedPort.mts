import { freePort } from '../scripts/n8n/ports.mts';

/** A base URL on this machine where nobody listens. */
export async function closedPort(): Promise<string> {
	return `http://127.0.0.1:${await freePort(45_000)}/api/v1`;
}
