// No link in what people read leads nowhere: neither to a file nor to a heading that is not there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './repository.mts';

const pages = ['.', 'bench', 'docs', 'examples', 'sandbox'].flatMap((folder) =>
	readdirSync(join(root, folder))
		.filter((file) => file.endsWith('.md'))
		.map((file) => join(folder, file)),
);

/** The text without code, in which brackets are no links. */
function proseOf(file: string): string {
	return readFileSync(join(root, file), 'utf8')
		.replace(/^```[^]*?^```/gm, '')
		.replace(/`[^`\n]*`/g, '');
}

/** As GitHub makes anchors of headings. */
function anchorsOf(file: string): string[] {
	const headings = readFileSync(join(root, file), 'utf8').matchAll(/^#{1,6} (.+)$/gm);
	return [...headings].map(([, text]) =>
		text
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replaceAll(' ', '-'),
	);
}

function targetsIn(file: string): string[] {
	const text = proseOf(file);
	const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
	const pictures = [...text.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, target]) => target);
	return [...links, ...pictures].filter((target) => !/^(https?|mailto):/.test(target));
}

function isThere(file: string, target: string): boolean {
	const [path, anchor] = target.split('#');
	const found = path === '' ? file : join(dirname(file), path);
	if (!existsSync(join(root, found))) return false;
	return anchor === undefined || anchorsOf(found).includes(decodeURIComponent(anchor));
}

it.each(pages)('every link in %s leads somewhere', (file) => {
	expect(targetsIn(file).filter((target) => !isThere(file, target))).toEqual([]);
});

it('every picture is shown somewhere, in light and in dark', () => {
	const shown = pages.flatMap((file) =>
		targetsIn(file).map((target) => join(dirname(file), target)),
	);
	const pictures = readdirSync(join(root, 'docs/images')).map((file) => join('docs/images', file));
	const inBoth = pictures.flatMap((file) =>
		['light', 'dark'].map((theme) => file.replace(/(light|dark)(?=\.png$)/, theme)),
	);
	expect(pictures.length).toBeGreaterThan(0);
	expect(inBoth.filter((file) => !shown.includes(file))).toEqual([]);
});

it('looks at links at all', () => {
	expect(targetsIn('README.md').length).toBeGreaterThan(10);
	expect(isThere('README.md', 'no/such/file.md')).toBe(false);
	expect(isThere('README.md', '#no-such-heading')).toBe(false);
});

it('the README stays short: details have pages of their own', () => {
	expect(readFileSync(join(root, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(251);
});
