import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { REPOSITORY } from '../scripts/n8n/package.mts';
import { ARGS, findChromium } from './chromium.mts';
import type { Given } from './fixtures.mts';
import { readOptions } from './options.mts';

const { browser, memory } = readOptions();

export default defineConfig<object, Given>({
	testDir: '.',
	outputDir: join(REPOSITORY, 'reports', 'e2e'),
	globalSetup: './prepare.mts',
	reporter: 'list',
	// One n8n for all; it starts anew after a check that failed.
	workers: 1,
	forbidOnly: Boolean(process.env.CI),
	// A busy machine takes its time, above all to load the editor.
	timeout: 180_000,
	expect: { timeout: 30_000 },
	use: {
		testIdAttribute: 'data-test-id',
		...(browser && { launchOptions: { executablePath: findChromium(), args: ARGS } }),
		// The browser keeps n8n's scripts from check to check; cookies and storage are new for each.
		reuseContext: true,
		viewport: { width: 1440, height: 900 },
		locale: 'en-GB',
		timezoneId: 'UTC',
		actionTimeout: 60_000,
		navigationTimeout: 60_000,
		screenshot: 'only-on-failure',
		trace: { mode: 'retain-on-failure', screenshots: false },
	},
	projects: [
		{
			name: 'checks',
			testIgnore: ['queue/**', 'pictures/**', ...(browser ? [] : ['editor/**'])],
		},
		{
			name: 'queue',
			testMatch: 'queue/*.spec.mts',
			testIgnore: memory ? [] : ['queue/memory.spec.mts'],
			timeout: 240_000,
			use: { people: 5000 },
		},
		{ name: 'pictures', testMatch: 'pictures/*.spec.mts', use: { trace: 'off' } },
	],
});
