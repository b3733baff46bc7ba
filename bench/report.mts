import { RATE } from './cases.mts';
import { CONTENDERS, contenders } from './contenders.mts';
import { CONCURRENCY } from './figures.mts';
import { PLOTS } from './plots.mts';
import type { Results, Setting } from './results.mts';
import {
	aimTable,
	boundTable,
	cpuTable,
	growthTable,
	heldTable,
	memoryTable,
	obstacleTable,
	perContactTable,
	requestsTable,
	speedUpTable,
	timeTable,
} from './tables.mts';

function settingLines({ command, source, date, versions, ...setting }: Setting): string {
	const { processor, cores, memory, system, expressions } = setting;
	const all = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	const gigabytes = (memory / 1e9).toFixed(0);
	return [
		`- Command: \`${command}\`, ${date}, at commit \`${source}\``,
		`- Machine: ${processor}, ${String(cores)} processors, ${gigabytes} GB of memory, ${system}`,
		`- Versions: ${all.join(', ')}`,
		`- n8n's expression engine: \`${expressions}\``,
	].join('\n');
}

function contenderLines(): string {
	return CONTENDERS.map((name) => {
		const { title, setup } = contenders[name];
		return `- **${title}**: ${setup}.`;
	}).join('\n');
}

const METHOD = `Each figure is one workflow run in a process of its own: n8n's engine with the nodes of that
installation, against the sandbox in another process on the same machine. Every process has read a list of
40 contacts once before, so that n8n's modules are loaded; starting and that first reading are not
measured. In each round all contenders run one after the other, in rotated order; only where a peer waits
for answers for minutes, they run at the same time, _side by side_, each against a sandbox of its own.
Tables show the median, and in brackets the smallest and the largest value; what compares two figures was
computed round by round. All contenders use the same credential and pages of 100 contacts, and every node
has n8n's default settings. The credential lies in memory: n8n would read it from its database, for the
peers once for each page, for Get Many once for each input item. Every single run is in
[figures.json](figures.json).`;

const REMAINS = `What keeps Get Many from its bound is mostly n8n's own work: for each request it evaluates the
credential's expression, opens a connection and copies the body, and while it does that for one page it
cannot for another. When a run starts, the \`vm\` engine also makes the isolate for the next one. What all this
takes, the loop's processor time shows (see below), for the loop does little else. With few pages, what a run
takes once weighs more. Get Many's own part is to check each page and to find whom it has seen already. It also
keeps requests a little apart, by a tenth of an answer's time and 4 ms at most, as answers that come at once
would be worked on at once as well.`;

const OBSTACLES = `The limiter answers 429 with \`Retry-After\`. An outage is one 503 when a page is first
asked for, on the middle page of each twenty. Here the peers are set up as one does who knows of the trouble:
_Retry On Fail_ is on, with the most tries that n8n makes, five, a second apart, each of which reads everything
again from the first page; and against the limiter, HTTP Request waits ${String(1000 / RATE)} ms between an
answer and the next page, while the other two are not slowed down. Of the outage each try gets past one more
refused page, so five tries are too few for five of them. Get Many has its default settings.`;

/** One line for each paragraph: Markdown breaks none. */
function unwrapped(text: string): string {
	return text.replaceAll('\n', ' ');
}

/** RESULTS.md: what was measured, how, and the tables. */
export function report(results: Results): string {
	const [size, answerTime] = PLOTS;
	const parts = [
		'# Get Many, measured side by side',
		`Written by \`${results.setting.command}\`; do not edit.`,
		settingLines(results.setting),
		'What is compared:',
		contenderLines(),
		unwrapped(METHOD),
		'## Aims',
		'Judged by the median; single rounds may miss an aim that is met.',
		aimTable(results),
		'## Time',
		timeTable(results),
		`![${size.title}](${size.file})`,
		`![${answerTime.title}](${answerTime.file})`,
		`How many times as long as Get Many each peer took, round by round. _Possible_ is the most that ${String(CONCURRENCY)} pages at a time allow when nothing but the answers takes time: pages ÷ (1 + ⌈(pages − 1) ÷ ${String(CONCURRENCY)}⌉), as the first page alone tells how many there are. An answer time of 0 ms is as fast as the sandbox answers.`,
		speedUpTable(results),
		'A single page leaves nothing to read in parallel: there the loop is as quick, or quicker.',
		`The bound is (1 + ⌈(pages − 1) ÷ ${String(CONCURRENCY)}⌉) × answer time.`,
		boundTable(results),
		unwrapped(REMAINS),
		'How many times as long 100,000 contacts take as 10,000:',
		growthTable(results),
		'Less than 10 means that the longer list takes less time for each contact: what a run takes to start, and code that does not run hot yet, weigh more on the shorter one.',
		'## Processor time',
		"Of n8n's process, all threads:",
		cpuTable(results),
		'## Memory',
		"The most that n8n's process had resident during the run, n8n itself included:",
		memoryTable(results),
		'What the run left in memory, on the heap and as buffers: the items, and what else n8n keeps of a run:',
		heldTable(results),
		'For each further contact, from 10,000 to 100,000:',
		perContactTable(results),
		'Until the list is proved, Get Many keeps, beside the items, the key of each contact twice and its newest version by that key: that counts at the peak, and is gone after the run.',
		'## Requests, and what came out',
		'_Complete_: every contact is there, and each once, in every run.',
		requestsTable(results),
		'## A server that refuses',
		unwrapped(OBSTACLES),
		obstacleTable(results),
	];
	return `${parts.join('\n\n')}\n`;
}
