import { readText } from './repository.mts';

const LIGHT = 'nodes/Wachat/wachat.svg';
const DARK = 'nodes/Wachat/wachat.dark.svg';

it('differ, one for each theme', () => {
	expect(readText(LIGHT)).not.toBe(readText(DARK));
});

describe.each([LIGHT, DARK])('%s', (file) => {
	const svg = readText(file);

	it('is a small square drawing', () => {
		const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
		expect(width).toBeDefined();
		expect(width).toBe(height);
		expect(svg.length).toBeLessThan(1500);
	});

	it('holds shapes alone: no text, pictures, scripts or references to elsewhere', () => {
		const elements = [...svg.matchAll(/<([a-z]\w*)/gi)].map(([, name]) => name);
		expect(new Set(elements)).toEqual(new Set(['svg', 'path', 'g', 'circle']));
		const attributes = [...svg.matchAll(/\s([\w:-]+)=/g)].map(([, name]) => name);
		expect(attributes.filter((name) => /^on|href|style/.test(name))).toEqual([]);
		expect(svg).not.toMatch(/url\(|<!/);
	});
});
