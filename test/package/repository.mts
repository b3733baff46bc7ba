import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '../..');

export function readText(file: string): string {
	return readFileSync(join(root, file), 'utf8');
}
