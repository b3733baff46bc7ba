import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { ParameterReader } from '../../fields/parameterReader';
import { ofTrigger } from '../../fields/parameterSource';
import { readApiKey } from '../../transport/credential';
import { createRedactor, leavesAll, type Redactor } from '../../transport/redact';
import { nodeKey } from '../perNode';
import { readBody } from './body';
import { isChosen, oddityOf } from './choice';
import { DEFAULT_MAX_AGE, readChoice, readMaxAge } from './fields';
import { allKnown } from './memory';
import { prove, type Delivery } from './proof';
import { RecentIds, takenHere } from './replays';

/** So many reasons are remembered not to be logged again. */
const MOST_REASONS = 100;

/** n8n's own request, whose body it has not read if the type of its content is one that n8n does not parse. */
type Request = ReturnType<IWebhookFunctions['getRequestObject']>;

async function rawBodyOf(request: Request): Promise<Buffer | undefined> {
	try {
		if (!Buffer.isBuffer(request.rawBody)) await request.readRawBody();
		return request.rawBody;
	} catch {
		// A form with files, or somebody who hung up: then nothing proves the delivery.
		return undefined;
	}
}

/** For a delivery that repeats the key. It is not lost where the credential cannot be read. */
async function redactorOf(context: IWebhookFunctions): Promise<Redactor> {
	try {
		const { apiKey } = await context.getCredentials('wachatApi');
		return createRedactor(readApiKey(apiKey));
	} catch {
		return leavesAll;
	}
}

/** An expression can make it anything; who publishes is told so, who delivers cannot help it. */
function maxAgeOf(reader: ParameterReader): number {
	try {
		return readMaxAge(reader);
	} catch {
		return DEFAULT_MAX_AGE;
	}
}

function answer(context: IWebhookFunctions, status: number, text: string): IWebhookResponseData {
	context.getResponseObject().status(status).send(text).end();
	return { noWebhookResponse: true };
}

function log(context: IWebhookFunctions, text: string): void {
	const { id } = context.getWorkflow();
	context.logger.warn(`${context.getNode().name}: ${text}`, { workflowId: id });
}

/** Why deliveries were left out, each reason once: it may come with all of them. */
const loggedHere = new RecentIds(MOST_REASONS);

function logOddity(context: IWebhookFunctions, oddity: string | undefined): void {
	const id = `${nodeKey(context)} ${oddity}`;
	if (oddity === undefined || loggedHere.has(id)) return;
	loggedHere.add(id);
	log(context, `Left out a delivery, as ${oddity}`);
}

/** What becomes of a delivery that was proved. */
function take(
	context: IWebhookFunctions,
	instanceNames: string[],
	{ id, event, timestamp, webhookId, rawBody }: Delivery,
	redactor: Redactor,
): IWebhookResponseData {
	const nothing = { webhookResponse: 'OK' };
	const standing = takenHere.standingOf(id);
	if (standing === 'taken') return nothing;
	// n8n may fail yet to note the run: whoever delivers is to come again, not to take it for done.
	if (standing === 'underWay') return answer(context, 503, 'Under way');
	const reader = new ParameterReader(ofTrigger(context));
	const body = readBody(rawBody, redactor);
	const choice = readChoice(reader, instanceNames);
	const chosen = isChosen(event, body, choice);
	// All are noted, as the event is not signed: sent again under another event's name, one starts no run either.
	takenHere.add(id, chosen ? context.getResponseObject() : undefined);
	if (!chosen) {
		logOddity(context, oddityOf(event, body, choice, redactor.words));
		return nothing;
	}
	const item = { event, timestamp, webhookId: redactor.words(webhookId), body } as IDataObject;
	return { workflowData: [[{ json: item }]] };
}

/**
 * Starts a run for a delivery that the webhook's secret has signed, and answers at once. Never throws: n8n would
 * make a failed execution of it, out of whatever a stranger sends.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { headers } = context.getRequestObject();
	const rawBody = await rawBodyOf(context.getRequestObject());
	const maxAge = maxAgeOf(new ParameterReader(ofTrigger(context)));
	const known = allKnown(context);
	const proofs = known.map(({ secret }) =>
		prove({ headers, rawBody }, { secret, maxAge, now: Date.now() }),
	);
	const proof = proofs.find((one) => typeof one !== 'string') ?? proofs[0];
	if (typeof proof === 'string') {
		log(context, `Refused a delivery, as ${proof}`);
		return answer(context, 401, 'Unauthorized');
	}
	try {
		const instanceNames = known.flatMap((one) => one.instanceNames);
		return take(context, instanceNames, proof, await redactorOf(context));
	} catch (error) {
		log(context, `Could not take a delivery: ${(error as Error).message}`);
		return answer(context, 500, 'Could not be taken');
	}
}
