// One row of the table "What happens when …" in docs/contact.md.
import type { INodeParameters } from 'n8n-workflow';
import type { Effect, When } from '../../../sandbox/faults.mts';
import type { Sandbox } from '../../../sandbox/server.mts';
import type { RunOptions, RunResult } from '../harness.mts';

export interface Row {
	/** The row's first cell, without its formatting. */
	when: string;
	/** Which of several ways to bring it about. */
	way?: string;
	/** Makes the sandbox misbehave; it has 250 people, so three pages. */
	arrange?: (sandbox: Sandbox) => void;
	parameters?: INodeParameters;
	run?: Partial<RunOptions> | ((sandbox: Sandbox) => Partial<RunOptions>);
	/** What comes of it: all 250 contacts, or an error with such a text; a function looks closer. */
	then: 'all contacts' | RegExp | ((run: RunResult, sandbox: Sandbox) => void);
	/** How many requests for contacts it takes. */
	requests?: number;
}

export function fault(then: Effect, when: When = {}, times?: number): Row['arrange'] {
	return (sandbox) => sandbox.faults.add({ when: { path: '/contacts', ...when }, times, then });
}

const idsOf = ({ json }: RunResult) => json.map(({ id }) => id);

/** Everybody once who was in the list all the time. */
function expectNobodyLost(run: RunResult, before: unknown[], sandbox: Sandbox): void {
	const after = new Set<unknown>(sandbox.list().contacts.map(({ id }) => id));
	const ids = idsOf(run);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids).toEqual(expect.arrayContaining(before.filter((id) => after.has(id))));
}

export function changes(change: (sandbox: Sandbox) => void): Pick<Row, 'arrange' | 'then'> {
	let before: unknown[] = [];
	return {
		arrange: (sandbox) => {
			const people = sandbox.list().contacts.filter(({ isGroup }) => !isGroup);
			before = people.map(({ id }) => id);
			change(sandbox);
		},
		then: (run, sandbox) => {
			expect(run.hints).toEqual([]);
			expectNobodyLost(run, before, sandbox);
		},
	};
}

export const idAt = (sandbox: Sandbox, position: number) => sandbox.list().contacts[position].id;
