// npm run screenshots: the pictures of the README, from the real editor with the sandbox's people. They
// write in many scripts and with emoji; on Debian, fonts-noto-core, fonts-noto-cjk and
// fonts-noto-color-emoji draw them all.
import { join } from 'node:path';
import { N8N_VERSION } from '../scripts/n8n/install.mts';
import { REPOSITORY } from '../scripts/n8n/package.mts';
import { findChromium } from './browser/chromium.mts';
import { takePictures } from './pictures/take.mts';
import { session } from './session.mts';
import { openSetting } from './setting.mts';

const FOLDER = join(REPOSITORY, 'docs', 'images');

process.exit(
	await session(async (toUndo) => {
		const chromium = findChromium();
		const setting = await openSetting({ version: N8N_VERSION, runningNode: false }, toUndo);
		for (const theme of ['light', 'dark'] as const) {
			await takePictures(chromium, setting, theme, FOLDER, toUndo);
		}
		return 0;
	}),
);
