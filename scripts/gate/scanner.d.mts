// n8n's scanner ships no types; these are the two exports that the gate uses.
declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	interface ScanResult {
		passed: boolean;
		/** Why it failed, or, on a pass, that there was nothing to look at. */
		message?: string;
		/** ESLint's report. */
		details?: string;
	}

	export const SOURCE_FILE_PATTERNS: string[];
	export function analyzePackage(packageDir: string, filePatterns: string[]): Promise<ScanResult>;
}
