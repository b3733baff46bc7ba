import type { Contact } from '../../nodes/Wachat/contacts/contact';
import type { Told, Watcher } from '../../nodes/Wachat/triggers/watcher';
import { copyOf, Crm, MINUTE, type CrmContact } from './crm';
import { disturbedPages, type Disturbance, type History, type Interruption } from './history';
import { Host, poll, type Fate } from './host';

const PAGE_SIZE = 100;

/** The list at one moment. */
export interface Moment {
	time: number;
	contacts: Map<number, CrmContact>;
	/** The largest ID ever given. */
	newestId: number;
}

/** A look at which nothing was remembered, and what the list was before and after. */
export interface FirstLook {
	before: Moment;
	after: Moment;
	/** Whether somebody came or went meanwhile, whom it may have missed. */
	isBlurred: boolean;
}

export interface PollRecord {
	told: Array<Told<Contact>>;
	/** What n8n held before, and what it should hold now. */
	held: unknown;
	heldNow: unknown;
	requests: number;
	/** Grows whenever n8n has lost what was told last, so that everything since may come again. */
	epoch: number;
	firstLook?: FirstLook;
	/** The list, if the poll has seen all of it as it was, and was not abandoned. */
	seen?: Moment;
	/** Whether the process had nothing but what n8n held. */
	isRestarted: boolean;
	/** Whether n8n held nothing any more. */
	isRenamed: boolean;
	/** Whether n8n keeps what the poll has seen, whatever becomes of the process. */
	isKept: boolean;
}

export interface Played {
	polls: PollRecord[];
	/** The list at the end, at which the last poll looked undisturbed. */
	end: Moment;
	firstLook: FirstLook;
}

function momentOf(crm: Crm): Moment {
	const contacts = crm.contacts.map((one): [number, CrmContact] => [one.id, copyOf(one)]);
	return { time: crm.time, contacts: new Map(contacts), newestId: crm.newestId };
}

/** Lets a history happen, and watches it with polls. */
class Player {
	readonly crm: Crm;
	readonly polls: PollRecord[] = [];
	private readonly host: Host;
	private readonly watcher: Watcher<Contact>;
	/** What n8n can hold without having lost anything that was told. */
	private readonly expected = new Set<unknown>([undefined]);
	private epoch = 0;
	/** Whether the next poll is the one at registration. */
	private isRegistration = true;
	private isRenamed = false;

	constructor(history: History, watch: (now: () => number) => Watcher<Contact>) {
		this.crm = new Crm(history.size, history.sorting);
		this.host = new Host(history.engine);
		this.watcher = watch(() => this.crm.time);
	}

	/** By default n8n polls when it registers the trigger, and stores what that poll remembers. */
	interrupt(how: Interruption): void {
		this.host[how]();
		this.isRegistration = this.host.engine === 'memory';
		if (how === 'rename') this.isRenamed = this.host.engine !== 'cursor';
	}

	async poll(disturbances: Disturbance[], fate: Fate): Promise<void> {
		const { host, crm, watcher, isRegistration, isRenamed } = this;
		this.isRegistration = false;
		const { held } = host;
		const isRestarted = host.notes === undefined;
		if (!this.expected.has(held)) this.epoch++;
		const before = momentOf(crm);
		const { fetchPage, requests } = disturbedPages(crm, disturbances);
		const now = () => crm.time;
		const told = await poll(host, { watcher, fetchPage, now, isRegistration, fate }).catch(
			() => undefined,
		);
		if (told === undefined) return;
		this.isRenamed = false;
		const isBlurred = disturbances.some(({ change }) => change !== undefined);
		const isFirst = held === undefined && isRestarted;
		const firstLook = isFirst ? { before, after: momentOf(crm), isBlurred } : undefined;
		const isWhole = !isBlurred && requests() >= before.contacts.size / PAGE_SIZE;
		const seen = isWhole && fate !== 'abandoned' ? before : undefined;
		const heldNow = this.expect(told.length);
		const isKept = host.keeps(told.length, isRegistration, fate);
		const record = { told, held, heldNow, requests: requests(), epoch: this.epoch };
		this.polls.push({ ...record, firstLook, seen, isRestarted, isRenamed, isKept });
	}

	/** What is told goes into what is held next; nothing told leaves it, or leads further. */
	private expect(told: number): unknown {
		const { held, notes } = this.host;
		if (told > 0) this.expected.clear();
		const heldNow = told > 0 ? notes?.held : held;
		this.expected.add(heldNow);
		return heldNow;
	}
}

/** Plays a history, lets it come to rest, and looks a last time. */
export async function play(
	history: History,
	watch: (now: () => number) => Watcher<Contact>,
): Promise<Played> {
	const player = new Player(history, watch);
	await player.poll([], 'delivered');
	for (const step of history.steps) {
		if (step.step === 'change') step.changes.forEach((change) => player.crm.change(change));
		else if (step.step === 'wait') player.crm.time += step.minutes * MINUTE;
		else if (step.step === 'poll') await player.poll(step.disturbances, step.fate);
		else player.interrupt(step.step);
	}
	// Longer than a landmark lasts.
	player.crm.time += 61 * MINUTE;
	const end = momentOf(player.crm);
	await player.poll([], 'delivered');
	const firstLooks = player.polls.flatMap(({ firstLook }) => firstLook ?? []);
	return { polls: player.polls, end, firstLook: firstLooks[firstLooks.length - 1] };
}
