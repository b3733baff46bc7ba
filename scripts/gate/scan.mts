/** The analysis that n8n runs on the source it finds behind the package's provenance. */
export async function scanSource(root: string): Promise<void> {
	const { SOURCE_FILE_PATTERNS } = await loadScanner();
	await scan(root, SOURCE_FILE_PATTERNS);
}

/** The analysis that n8n runs on the published files. */
export async function scanTarball(unpacked: string): Promise<void> {
	// The default patterns would hold declaration files to the rules for sources.
	await scan(unpacked, ['**/*.js', 'package.json']);
}

// On loading, the scanner makes itself a temporary folder and leaves it behind: load it only when
// TMPDIR is settled.
const loadScanner = () => import('@n8n/scan-community-package/scanner/scanner.mjs');

async function scan(folder: string, patterns: string[]): Promise<void> {
	const { analyzePackage } = await loadScanner();
	const { passed, message, details } = await analyzePackage(folder, patterns);
	// A pass with a message means that the scanner found no file to look at.
	if (!passed || message !== undefined) throw new Error([message, details].join('\n').trim());
}
