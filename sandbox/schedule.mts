import type { ContactList } from './contactList.mts';

/** Which reading of any list, counted from 1 since the change was planned; `every` is each of them. */
export type Turn = number | 'every';

export type Change = (list: ContactList) => void;

/**
 * What happens to the lists while they are read. A reading is a request to /contacts that reaches the list:
 * one that was refused, or that a fault answered, does not count.
 */
export class Schedule {
	private plans: { turn: Turn; change: Change; seen: number }[] = [];

	add(turn: Turn, change: Change): void {
		this.plans.push({ turn, change, seen: 0 });
	}

	clear(): void {
		this.plans = [];
	}

	/** Is called before each reading. */
	apply(list: ContactList): void {
		for (const plan of this.plans) {
			plan.seen += 1;
			if (plan.turn === 'every' || plan.turn === plan.seen) plan.change(list);
		}
	}
}
