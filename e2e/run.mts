// npm run e2e: the packed package in a real n8n, through its REST API and in a real browser.
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, launchChromium } from './browser/chromium.mts';
import { Editor } from './browser/editor.mts';
import { browserParts } from './browser/parts.mts';
import { conclude, type Part, runParts } from './checks.mts';
import { type Flags, readFlags } from './flags.mts';
import { agent } from './agent/agent.mts';
import { credentialTest } from './rest/credentialTest.mts';
import { examples } from './rest/examples.mts';
import { nodeTypes } from './rest/nodeTypes.mts';
import { picker } from './rest/picker.mts';
import { runs } from './rest/runs.mts';
import { session, type ToUndo } from './session.mts';
import { openSetting, type Setting } from './setting.mts';

const restParts: Part[] = [nodeTypes, credentialTest, picker, runs, examples, agent];

async function check(flags: Flags, toUndo: ToUndo): Promise<number> {
	// Whoever lacks the browser should know before the minutes that the rest takes.
	const browser = flags.browser ? findChromium() : undefined;
	const setting = await openSetting(flags, toUndo);
	const parts = browser === undefined ? [] : await openBrowser(browser, setting, toUndo);
	const tally = await runParts([...restParts, ...parts], setting);
	return conclude(tally, `n8n ${setting.version} on Node ${setting.node.version}`);
}

async function openBrowser(path: string, { url }: Setting, toUndo: ToUndo): Promise<Part[]> {
	const context = await launchChromium(path, toUndo);
	// Pictures of failures stay: somebody is going to look at them.
	const pictures = join(tmpdir(), 'n8n-nodes-wachat-e2e');
	await rm(pictures, { recursive: true, force: true });
	return browserParts(await Editor.open(context, url), pictures);
}

const flags = readFlags();
process.exit(
	'exitCode' in flags
		? flags.exitCode
		: await session(async (toUndo) => await check(flags, toUndo)),
);
