// Lists that change while they are read.
import type { Sandbox } from '../../../sandbox/server.mts';
import { changes, idAt, type Row } from './row.mts';

const CHANGING = 'contacts are added, deleted or move while the list is read';
const MANY = 'hundreds move or are imported while the list is read';
const SHORTER =
	'the list gets shorter while it is read, so that a page is not found or the last one comes again';

/** The last 100 move to the front before page 2 of each read: a bulk message, in a list by last message. */
function moveMany(sandbox: Sandbox): void {
	for (const read of [2, 5, 8]) {
		sandbox.beforeRead(read, (list) => {
			const last = list.contacts.slice(-100).map(({ id }) => id);
			for (const id of last.reverse()) list.moveToFront(id);
		});
	}
}

export const listRows: Row[] = [
	{
		when: CHANGING,
		way: 'added in front',
		...changes((sandbox) => sandbox.beforeRead(2, (list) => void list.add())),
	},
	{
		when: CHANGING,
		way: 'deleted',
		...changes((sandbox) => sandbox.beforeRead(2, (list) => list.remove(idAt(sandbox, 3)))),
	},
	{
		when: CHANGING,
		way: 'moved to the front',
		...changes((sandbox) => sandbox.beforeRead(2, (list) => list.moveToFront(idAt(sandbox, 150)))),
	},
	{
		when: CHANGING,
		way: 'moved to the back',
		...changes((sandbox) => sandbox.beforeRead(2, (list) => list.moveToBack(idAt(sandbox, 3)))),
	},
	{
		when: MANY,
		...changes(moveMany),
	},
	{
		when: SHORTER,
		...changes((sandbox) => {
			sandbox.beforeRead(2, (list) => {
				for (const { id } of list.contacts.slice(-60)) list.remove(id);
			});
			sandbox.faults.add({ when: { page: 3 }, times: 1, then: { status: 404 } });
		}),
	},
	{
		when: "even three reads don't settle it",
		arrange: (sandbox) => sandbox.beforeRead('every', (list) => void list.add()),
		then: ({ hints, json, status }) => {
			expect(status).toBe('success');
			expect(hints).toHaveLength(1);
			expect(hints[0]).toMatchObject({ type: 'warning', location: 'outputPane' });
			expect(hints[0].message).toContain(`found ${json.length} different contacts`);
			expect(hints[0].message).toMatch(/Wachat announced 2\d\d/);
		},
		requests: 9,
	},
	{
		when: 'one contact is deleted and another added between the same two answers',
		parameters: { options: { verify: true } },
		...changes((sandbox) =>
			sandbox.beforeRead(2, (list) => {
				list.remove(idAt(sandbox, 3));
				list.add({}, list.contacts.length);
			}),
		),
	},
];
