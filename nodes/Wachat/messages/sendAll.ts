import type { Ledger } from './ledger';
import type { Message } from './message';
import { OnceGuard } from './onceGuard';
import type { OnlyOnce } from './onlyOnce';
import { isUnsent, type Outcome, type Queued, type Unsent } from './outcome';
import { Repeats } from './repeats';
import type { Rhythm } from './rhythm';

/** What sending needs from outside. */
export interface SendTools {
	ledger: Ledger;
	/** Sends one message. Whatever happens comes out as an outcome: it never rejects. */
	post(message: Message): Promise<Queued | Unsent>;
	rhythm: Rhythm;
	/** Not needed while no message has a key that is sent once only. */
	onlyOnce?: OnlyOnce;
	/** Waits that many milliseconds; rejects when the workflow is stopped. */
	sleep(milliseconds: number): Promise<void>;
	/** A random number from 0 up to, but not including, 1. */
	random(): number;
	/** Whether nothing more is sent once a message did not go well. */
	stopAtFailure: boolean;
}

function heldBack(reason: string): Unsent {
	return {
		outcome: 'notSent',
		message: `Not sent: ${reason}`,
		description:
			'See to what did not go well, then send the items with the outcome notSent by themselves: another execution does not know whom this one has written to',
		httpCode: null,
	};
}

/** Sends the messages of one run, one after the other. */
class Sending {
	private readonly repeats: Repeats;
	private readonly guard: OnceGuard;
	private failuresInRow = 0;
	private stoppedBecause: string | undefined;

	constructor(
		messages: readonly Message[],
		private readonly tools: SendTools,
	) {
		const { ledger, onlyOnce } = tools;
		this.repeats = new Repeats(messages, (one) => ledger.outcomeOf(one) !== undefined);
		this.guard = new OnceGuard(ledger, onlyOnce);
	}

	async outcomeOf(message: Message): Promise<Outcome> {
		const known = await this.known(message);
		if (known) return await this.recall(message, known);
		const reason = this.repeats.reason(message);
		if (reason !== undefined) return { outcome: 'skipped', reason };
		const stopped = this.stopReason(message);
		if (stopped !== undefined) return heldBack(stopped);
		const outcome = (await this.lookUp(message)) ?? (await this.send(message));
		this.count(outcome);
		return outcome;
	}

	private stopReason({ stopAfterFailures }: Message): string | undefined {
		if (stopAfterFailures > 0 && this.failuresInRow >= stopAfterFailures) {
			this.stoppedBecause ??= `stopped after ${this.failuresInRow} failures in a row`;
		}
		return this.stoppedBecause;
	}

	private async send(message: Message): Promise<Outcome> {
		const { ledger, rhythm, sleep, random } = this.tools;
		const pause = rhythm.pauseBefore(message, random());
		if (pause > 0) await sleep(pause);
		let known = await this.known(message);
		// Of several who have waited, the first sends, and the others wait for that.
		while (ledger.isInFlight(message)) known = await this.known(message);
		if (known) return await this.recall(message, known);
		return await ledger.during(message, async () => await this.claimAndPost(message));
	}

	private async claimAndPost(message: Message): Promise<Outcome> {
		const { ledger, rhythm, post } = this.tools;
		const keptBack = await this.guard.claim(message);
		if (keptBack) return keptBack;
		ledger.open(message);
		const outcome = await post(message);
		rhythm.noteSent();
		ledger.settle(message, outcome);
		await this.guard.settle(message, outcome);
		return outcome;
	}

	/** What this execution knows of a message. An agent may ask for it while another of its calls sends it. */
	private async known(message: Message): Promise<Queued | Unsent | undefined> {
		const { ledger } = this.tools;
		await ledger.landed(message);
		return ledger.outcomeOf(message);
	}

	/** What comes out for a message that this execution knows; later ones are told of the key that it has now. */
	private async recall(message: Message, known: Queued | Unsent): Promise<Outcome> {
		await this.guard.remember(message, known);
		return known;
	}

	/** What comes out instead, as another call or an earlier execution has sent it, or may have. */
	private async lookUp(message: Message): Promise<Outcome | undefined> {
		const keptBack = await this.guard.look(message);
		const wasInFlight = this.tools.ledger.isInFlight(message);
		const known = await this.known(message);
		if (known) return await this.recall(message, known);
		// Its key may be free again by now.
		return wasInFlight ? await this.lookUp(message) : keptBack;
	}

	private count(outcome: Outcome): void {
		if (outcome.outcome === 'queued') this.failuresInRow = 0;
		if (!isUnsent(outcome)) return;
		this.failuresInRow += 1;
		if (this.tools.stopAtFailure) this.stoppedBecause = 'an earlier message did not go well';
	}
}

/**
 * Sends messages one after the other, and gives their outcomes in the same order. Nothing is sent again that
 * the ledger knows as taken, or as possibly taken: whoever runs this again, with the same ledger, goes on
 * where it ended.
 *
 * @throws what `sleep` rejects with; the ledger then holds what was sent until there
 */
export async function sendAll(messages: readonly Message[], tools: SendTools): Promise<Outcome[]> {
	const sending = new Sending(messages, tools);
	const outcomes: Outcome[] = [];
	for (const message of messages) outcomes.push(await sending.outcomeOf(message));
	return outcomes;
}
