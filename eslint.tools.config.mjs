// n8n's own configuration (eslint.config.mjs) covers the *.ts files; this one covers what n8n's rules
// are not made for: the tools (*.mts), which may use the file system, timers and processes.
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', 'reports/', '.stryker-tmp/'] },
	{
		files: ['**/*.mts'],
		extends: [eslint.configs.recommended, tseslint.configs.strict, tseslint.configs.stylistic],
		// Playwright wants to see which fixtures a fixture uses, also when there are none.
		rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
	},
);
