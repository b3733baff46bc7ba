import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox/server.mts';
import type { Row } from './behaviour/row.mts';
import { rows } from './behaviourTable.mts';
import { runNode, type RunResult } from './harness.mts';

/** The first cells of the table in docs/contact.md, as plain text. */
function documentedRows(): string[] {
	const page = readFileSync(path.resolve('docs/contact.md'), 'utf8');
	const [, section] = /## What happens when …\n([^]*?)\n## /.exec(page) ?? [];
	const cells = (section ?? '').split('\n').map((line) => /^\| (.*?) +\|/.exec(line)?.[1]);
	return cells
		.filter((cell): cell is string => cell !== undefined && !/^(-+|When …)$/.test(cell))
		.map((cell) => cell.replace(/[*`]/g, ''));
}

const titled = rows.map((row): [string, Row] => [
	row.way === undefined ? row.when : `${row.when}: ${row.way}`,
	row,
]);

let sandbox: Sandbox;

// One for each row: a request that the former row left under way must not be counted here.
beforeEach(async () => {
	sandbox = await startSandbox({ apiKey: 'a-key-for-the-sandbox' });
});

afterEach(() => sandbox.close());

async function runRow({ parameters, run = {} }: Row): Promise<RunResult> {
	const options = typeof run === 'function' ? run(sandbox) : run;
	const { baseUrl, apiKey } = sandbox;
	const instanceName = { __rl: true, mode: 'name', value: 't1_sandbox_main_shop' };
	return await runNode({
		...options,
		parameters: { instanceName, returnAll: true, ...parameters },
		credentials: { baseUrl, apiKey, ...options.credentials },
	});
}

function check({ then }: Row, run: RunResult): void {
	if (typeof then === 'function') {
		then(run, sandbox);
	} else if (then === 'all contacts') {
		const people = sandbox.list().contacts.filter(({ isGroup }) => !isGroup);
		expect(run.error).toBeUndefined();
		expect(run.json).toEqual(people);
	} else {
		expect(run.json).toEqual([]);
		expect(run.error?.message).toMatch(then);
		expect(run.error?.description).toEqual(expect.any(String));
	}
}

describe('what happens when', () => {
	it.each(titled)('%s', async (_title, row) => {
		row.arrange?.(sandbox);
		const run = await runRow(row);
		check(row, run);
		const asked = sandbox.requests.filter(({ path: asked }) => asked === '/contacts');
		if (row.requests !== undefined) expect(asked).toHaveLength(row.requests);
		expect(run.serialised).not.toContain(sandbox.apiKey);
	});

	it('is what docs/contact.md says, row by row', () => {
		expect([...new Set(rows.map(({ when }) => when))]).toEqual(documentedRows());
	});
});
