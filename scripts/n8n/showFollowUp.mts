import type { Sandbox } from '../../sandbox/server.mts';
import { dueIn, flawOf, followUpFor, inShort, outcomeOf, writtenToIn } from './followUp.mts';
import type { Result } from './followUp.mts';
import { run, type Shown, type Stage } from './show.mts';
import { table } from './table.mts';
import { readExample } from './workflow.mts';

const COLUMNS = [
	{ title: 'Name', field: 'name', width: 28 },
	{ title: 'Phone', field: 'phone', width: 18 },
	{ title: 'Waiting since', field: 'since', width: 13 },
	{ title: 'Unread', field: 'unread', width: 6 },
	{ title: 'Outcome', field: 'outcome', width: 44 },
];

const ONLY_PREVIEW =
	'Nothing was sent, as this is an account of your own. To send, turn off \'Preview Only\' in the node "Send a follow-up".';

function followUpTable(results: Result[]): string {
	const rows = results.map((result) => ({
		...result,
		since: String(result.waitingSince).slice(0, 10),
		outcome: outcomeOf(result),
	}));
	return table(rows, COLUMNS, ['person waits', 'people wait for an answer']);
}

/**
 * Runs the follow-up, and prints who was written to. In the sandbox a second time, too: n8n remembers whom the
 * workflow has written to, so the same contacts get nothing twice. Any other service only gets a preview.
 */
export async function showFollowUp(stage: Stage): Promise<Shown> {
	const { rest, service, credential } = stage;
	const workflow = followUpFor(service, await readExample('unread-follow-up'), credential);
	const saved = await rest.createWorkflow(workflow);
	const results = async (title: string) =>
		(await run(stage, title, saved, workflow))?.itemsOf('Who was written to');
	const first = await results(`The workflow "${workflow.name}"`);
	if (first === undefined) return { workflowId: saved.id, succeeded: false };
	console.log(`\n${followUpTable(first)}: ${inShort(first)}.\n`);
	const { sandbox } = service;
	if (sandbox === undefined) {
		console.log(ONLY_PREVIEW);
		return { workflowId: saved.id, succeeded: true };
	}
	const again = await results('The same once more');
	if (again === undefined) return { workflowId: saved.id, succeeded: false };
	console.log(`\nOnce more, on the same contacts: ${inShort(again)}.`);
	return { workflowId: saved.id, succeeded: isRight(sandbox) };
}

/** Counts at the sandbox, whatever the workflow says. */
function isRight(sandbox: Sandbox): boolean {
	const due = dueIn(sandbox);
	const flaw = flawOf(writtenToIn(sandbox), due);
	if (flaw !== undefined) {
		console.error(`That is wrong: of ${due.length} people who wait, ${flaw}.`);
		return false;
	}
	console.log(`The sandbox has taken ${due.length} messages, one for each person who waits.`);
	return true;
}
