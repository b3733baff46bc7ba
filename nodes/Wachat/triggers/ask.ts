import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { Contact } from '../contacts/contact';
import { contactPages } from '../contacts/contactPages';
import { withInstance } from '../instances/withInstance';
import { clock } from '../transport/clock';
import type { WachatClient } from '../transport/wachatRequest';
import { withClient } from '../transport/withClient';
import type { Deadline } from './deadline';
import { listSource } from './listSource';
import { look, type Outcome } from './look';
import { lookAgain, lookFirst } from './lookAtList';
import { readConnections, type InstanceConnection } from './lookAtInstances';
import type { Notes } from './notes';
import type { ConnectionQuestion, ContactQuestion, Question } from './parameters';
import { NothingToShow, sampleContact, sampleOf } from './sample';
import type { EventData, Told } from './watcher';

/** What is there to start from, and how long a look may take. */
export interface Situation {
	context: IPollFunctions;
	deadline: Deadline;
	/** What n8n holds. */
	held: unknown;
	notes: Notes | undefined;
}

export type Answer = Omit<Outcome<unknown>, 'told'> & { items: IDataObject[] };

function itemOf(data: object, event: EventData): IDataObject {
	return { ...data, event } as IDataObject;
}

function contactItem({ shape }: ContactQuestion, { subject, event }: Told<Contact>): IDataObject {
	return itemOf(shape(subject), event);
}

function connectionItem({ subject, event }: Told<InstanceConnection>): IDataObject {
	return itemOf(subject.entry, event);
}

/** Works with a client as the question wants it, within the deadline. */
async function connect<T>(
	{ context, deadline }: Pick<Situation, 'context' | 'deadline'>,
	question: Question,
	work: (client: WachatClient) => Promise<T>,
): Promise<T> {
	const { concurrency, patience } = question;
	const { left } = deadline;
	const options = {
		itemIndex: 0,
		concurrency,
		timeout: Math.min(patience.timeout, left),
		retryTime: Math.min(patience.retryTime, left),
	};
	// Kept inside, so that the client is closed as soon as time is up, and outside for what explains a refusal.
	const inTime = async (client: WachatClient) =>
		await deadline.keep(async () => await work(client));
	return await deadline.keep(async () =>
		question.about === 'contacts'
			? await withInstance(
					{ context, instanceName: question.query.instanceName, ...options },
					inTime,
				)
			: await withClient(context, options, inTime),
	);
}

async function askAboutContacts(situation: Situation, question: ContactQuestion): Promise<Answer> {
	const { watcher, query, concurrency } = question;
	const { told, ...rest } = await connect(situation, question, async (client) => {
		const pages = contactPages(client, query, { concurrency, ...clock });
		const timeLeft = () => situation.deadline.left;
		const source = listSource(pages, { concurrency, now: clock.now, timeLeft });
		return await look({
			...question,
			...situation,
			first: async (memory) => await lookFirst(watcher, memory, source),
			again: async (memory, landmark) => await lookAgain(watcher, memory, source, landmark),
		});
	});
	return { ...rest, items: told.map((one) => contactItem(question, one)) };
}

async function askAboutConnections(
	situation: Situation,
	question: ConnectionQuestion,
): Promise<Answer> {
	const { told, ...rest } = await connect(situation, question, async (client) => {
		const see = async (memory: ReturnType<ConnectionQuestion['watcher']['recall']>) => ({
			told: memory.see(await readConnections(client, question.instanceName)),
		});
		return await look({ ...question, ...situation, first: see, again: see });
	});
	return { ...rest, items: told.map(connectionItem) };
}

/**
 * Looks, and gives what happened since the last look.
 *
 * @throws whatever stands in the way; nothing is to be stored then
 */
export async function ask(situation: Situation, question: Question): Promise<Answer> {
	return question.about === 'contacts'
		? await askAboutContacts(situation, question)
		: await askAboutConnections(situation, question);
}

/**
 * An example of the event, for a workflow that is being built.
 *
 * @throws {NothingToShow} if nothing is there; and whatever stands in the way
 */
export async function askForExample(
	situation: Pick<Situation, 'context' | 'deadline'>,
	question: Question,
): Promise<IDataObject> {
	return await connect(situation, question, async (client) => {
		if (question.about === 'contacts') {
			const fetchPage = contactPages(client, question.query, { concurrency: 1, ...clock });
			return contactItem(question, await sampleContact(question.watcher, fetchPage));
		}
		const [first] = await readConnections(client, question.instanceName);
		if (first === undefined) throw new NothingToShow();
		return connectionItem(sampleOf(question.watcher, first));
	});
}
