import fc from 'fast-check';

import type { Contact } from '../../nodes/Wachat/contacts/contact';
import { contactCreated } from '../../nodes/Wachat/triggers/contactCreated';
import { contactInactive } from '../../nodes/Wachat/triggers/contactInactive';
import { contactUpdated } from '../../nodes/Wachat/triggers/contactUpdated';
import { contactWaiting } from '../../nodes/Wachat/triggers/contactWaiting';
import { messageReceived } from '../../nodes/Wachat/triggers/messageReceived';
import type { Watcher } from '../../nodes/Wachat/triggers/watcher';
import type { CrmContact } from './crm';
import { DURATION, expectations } from './expected';
import { calmHistories, histories, type History } from './history';
import { play, type FirstLook, type Played, type PollRecord } from './play';

const watches: Record<string, (now: () => number) => Watcher<Contact>> = {
	contactCreated: () => contactCreated(),
	contactUpdated: () => contactUpdated(['name', 'notes']),
	messageReceived,
	contactWaiting: (now) => contactWaiting({ duration: DURATION, now }),
	contactInactive: (now) => contactInactive({ duration: DURATION, now }),
};

function expectNothingMissed(type: string, played: Played): void {
	const told = new Set(played.polls.flatMap((poll) => poll.told.map(({ event }) => event.id)));
	const { owed } = expectations[type];
	expect(owed(played).filter((id) => !told.has(id))).toEqual([]);
}

function expectNothingOld(type: string, { polls }: Played): void {
	const { isOld } = expectations[type];
	let seen: FirstLook | undefined;
	for (const { told, firstLook } of polls) {
		const isKnown = (contact: CrmContact) => seen && !seen.isBlurred && isOld(contact, seen);
		expect(told.filter(({ subject }) => isKnown(subject as CrmContact))).toEqual([]);
		seen = firstLook ?? seen;
	}
}

function expectRepeatsOnlyAfterLoss({ polls }: Played): void {
	const toldIn = new Map<string, number>();
	for (const { told, epoch } of polls) {
		for (const { event } of told) {
			expect(toldIn.get(event.id)).not.toBe(epoch);
			toldIn.set(event.id, epoch);
		}
	}
}

function expectFewRequests({ size }: History, { polls }: Played): void {
	const pages = Math.ceil((size + 60) / 100);
	for (const { requests } of polls) expect(requests).toBeLessThanOrEqual(4 * (pages + 2));
}

it.each(Object.keys(watches))(
	'%s: misses nothing, tells nothing that is not so, and nothing twice',
	async (type) => {
		await fc.assert(
			fc.asyncProperty(histories, async (history) => {
				const played = await play(history, watches[type]);
				expectNothingMissed(type, played);
				expectNothingOld(type, played);
				expectRepeatsOnlyAfterLoss(played);
				expectFewRequests(history, played);
			}),
		);
	},
);

const contentOf = ({ name, notes }: CrmContact) => `${name} ${notes}`;

/** What everybody looked like at a first look; not those who changed in the middle of it. */
function contentAt({ before, after, isBlurred }: FirstLook): Map<number, string> {
	const content = new Map<number, string>();
	if (isBlurred) return content;
	for (const [id, one] of before.contacts)
		if (after.contacts.has(id)) content.set(id, contentOf(one));
	return content;
}

/** Follows what each contact looked like when it was seen first or told last, as far as that is remembered. */
class Followed {
	known = new Map<number, string>();
	/** What is known after a restart. */
	private kept = this.known;
	/** What is known if nobody knows whether the last events were delivered. */
	private sure = this.known;
	private readonly byState = new Map<unknown, Map<number, string>>();

	private before({ held, isRestarted, isRenamed }: PollRecord): Map<number, string> {
		if (isRestarted) return this.kept;
		// Where n8n holds nothing, say under a new name, the process goes on from what was delivered for sure.
		return isRenamed || held === undefined ? this.sure : (this.byState.get(held) ?? this.known);
	}

	follow(poll: PollRecord): void {
		const { told, held, heldNow, firstLook, seen, isKept } = poll;
		const before = this.before(poll);
		this.known = firstLook ? contentAt(firstLook) : new Map(before);
		// n8n may give it back.
		this.byState.set(held, new Map(this.known));
		for (const { subject } of told) {
			const contact = subject as CrmContact;
			expect(contentOf(contact)).not.toBe(this.known.get(contact.id));
			this.known.set(contact.id, contentOf(contact));
		}
		for (const [id, contact] of seen?.contacts ?? []) {
			if (!this.known.has(id)) this.known.set(id, contentOf(contact));
		}
		this.byState.set(heldNow, new Map(this.known));
		if (isKept) this.kept = this.known;
		this.sure = told.length > 0 ? before : this.known;
	}
}

const { numRuns = 100 } = fc.readConfigureGlobal();

it.each([
	['any list', histories, numRuns],
	// They are short, and the chain that they look for is long.
	['a list at rest', calmHistories, numRuns * 5],
])(
	'contactUpdated: leaves nobody in %s with other fields than were seen first or told last',
	async (_, arbitrary, runs) => {
		await fc.assert(
			fc.asyncProperty(arbitrary, async (history) => {
				const { polls, end } = await play(history, watches.contactUpdated);
				const followed = new Followed();
				for (const poll of polls) followed.follow(poll);
				for (const [id, content] of followed.known) {
					const contact = end.contacts.get(id);
					if (contact) expect(contentOf(contact)).toBe(content);
				}
			}),
			{ numRuns: runs },
		);
	},
);
