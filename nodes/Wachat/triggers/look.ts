import type { Landmark } from './landmark';
import { startFrom, type Notes, type Start } from './notes';
import { seal } from './state';
import type { Memory, Told, Watcher } from './watcher';

/** What a look at all subjects brings. */
interface Seen<Subject> {
	told: Array<Told<Subject>>;
	landmark?: Landmark;
}

export interface LookRequest<Subject> {
	watcher: Watcher<Subject>;
	/** Stands for the question, see `fingerprintOf`. */
	fingerprint: string;
	/** What n8n holds from earlier looks: a state, nothing, or anything else. */
	held: unknown;
	notes: Notes | undefined;
	/** Whether a first look tells what it sees; one in place of a state that cannot be read tells nothing. */
	includeExisting: boolean;
	first: (memory: Memory<Subject>) => Promise<Seen<Subject>>;
	again: (memory: Memory<Subject>, landmark: Landmark | undefined) => Promise<Seen<Subject>>;
}

export interface Outcome<Subject> {
	told: Array<Told<Subject>>;
	/** What n8n is to hold from now on; undefined leaves it as it is. */
	state?: string;
	notes: Notes;
	/** Whether what n8n held could not be read. */
	wasUnreadable: boolean;
}

interface Recalled<Subject> {
	memory: Memory<Subject>;
	/** The state from which it was recalled. */
	state: string;
}

/** What is remembered; undefined if nothing is, or nothing that can be read. */
function recall<Subject>(
	watcher: Watcher<Subject>,
	{ opened }: Start,
): Recalled<Subject> | undefined {
	try {
		return 'text' in opened
			? { memory: watcher.recall(opened.text), state: opened.state }
			: undefined;
	} catch {
		// Sealed by this version, and yet not readable: a first look is better than to fail for ever.
		return undefined;
	}
}

function isUnreadable({ opened }: Start): boolean {
	return 'text' in opened || opened.reason === 'unreadable';
}

/** Nothing is remembered yet: what is seen is news only to those who want to be told what is there. */
async function lookFirst<Subject>(request: LookRequest<Subject>, start: Start) {
	const { watcher, fingerprint, held, includeExisting } = request;
	const memory = watcher.recall();
	const seen = await request.first(memory);
	const wasUnreadable = isUnreadable(start);
	// What cannot be read was once the end of a first look: telling everybody again would greet them all twice.
	const told = includeExisting && !wasUnreadable ? seen.told : [];
	const state = seal(memory.toText(), fingerprint);
	const { landmark } = seen;
	const notes: Notes =
		told.length > 0
			? { held: state, state, landmark, former: { held } }
			: { held, state, landmark };
	return { told, state, notes, wasUnreadable };
}

async function lookAgain<Subject>(
	request: LookRequest<Subject>,
	start: Start,
	{ memory, state: former }: Recalled<Subject>,
): Promise<Outcome<Subject>> {
	const { told, landmark } = await request.again(memory, start.landmark);
	const state = memory.isChanged ? seal(memory.toText(), request.fingerprint) : former;
	const held = start.base;
	const wasUnreadable = false;
	if (told.length > 0) {
		const notes: Notes = { held: state, landmark, former: { held, state: former } };
		return { told, state, notes, wasUnreadable };
	}
	const notes: Notes = { held, state, landmark };
	// What was only seen counts too: whoever joins is to be known when something about them changes.
	const isHeld = state === request.held;
	return { told, state: isHeld ? undefined : state, notes, wasUnreadable };
}

/**
 * One look: compares what is there with what is remembered. Gives a state to store unless n8n holds it already.
 * Where n8n drops it, as nothing was told with it, the notes have it for as long as the process lives.
 *
 * @throws whatever the reading throws; nothing is to be stored then
 */
export async function look<Subject>(request: LookRequest<Subject>): Promise<Outcome<Subject>> {
	const start = startFrom(request.held, request.notes, request.fingerprint);
	const recalled = recall(request.watcher, start);
	return recalled ? await lookAgain(request, start, recalled) : await lookFirst(request, start);
}
