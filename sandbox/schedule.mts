import type { ContactList } from './contactList.mts';

/** Which reading of a list, counted from 1 since the plan was added; `every` is each of them. */
export type Turn = number | 'every';

export interface Plan {
	when: 'before' | 'after';
	read: Turn;
	/** An API name; any list if left out. */
	instance?: string;
	change: (list: ContactList) => void;
}

/**
 * What happens to the lists while they are read. A reading is a request to /contacts that reaches the list:
 * one that was refused, or that a fault answered, does not count.
 */
export class Schedule {
	private plans: { plan: Plan; seen: number }[] = [];

	add(plan: Plan): void {
		this.plans.push({ plan, seen: 0 });
	}

	clear(): void {
		this.plans = [];
	}

	read<T>(list: ContactList, take: () => T): T {
		const due = this.due(list);
		for (const { when, change } of due) if (when === 'before') change(list);
		const taken = take();
		for (const { when, change } of due) if (when === 'after') change(list);
		return taken;
	}

	private due(list: ContactList): Plan[] {
		const concerned = this.plans.filter(
			({ plan }) =>
				(plan.instance ?? list.instance.apiInstanceName) === list.instance.apiInstanceName,
		);
		for (const entry of concerned) entry.seen += 1;
		return concerned
			.filter(({ plan, seen }) => plan.read === 'every' || plan.read === seen)
			.map(({ plan }) => plan);
	}
}
