import { contactsTable } from './contacts.mts';
import { duration } from './progress.mts';
import { run, type Shown, type Stage } from './show.mts';
import { filledIn, readExample } from './workflow.mts';

const NOTHING_SENT =
	'Nothing is sent, as this is an account of your own. To see whom a follow-up would write to: npm start -- --example follow-up';

/** Runs the example that reads all contacts, and prints them. */
export async function showContacts(stage: Stage): Promise<Shown> {
	const { rest, credential, service } = stage;
	const example = await readExample('contacts-to-table');
	const workflow = filledIn(example, service.instance, credential);
	const saved = await rest.createWorkflow(workflow);
	const execution = await run(stage, `The workflow "${workflow.name}"`, saved, workflow);
	if (execution === undefined) return { workflowId: saved.id, succeeded: false };
	const contacts = execution.itemsOf('Get all contacts');
	console.log(`\n${contactsTable(contacts)}, read in ${duration(execution.duration)}.`);
	if (service.sandbox === undefined) console.log(`\n${NOTHING_SENT}`);
	// The real service cannot be known beforehand: there the node itself proves that none is missing,
	// and fails or remarks where it cannot.
	const people = service.sandbox?.list().contacts.filter(({ isGroup }) => !isGroup).length;
	const succeeded = people === undefined || contacts.length === people;
	if (!succeeded) console.error(`That is wrong: the sandbox has ${people} people.`);
	return { workflowId: saved.id, succeeded };
}
