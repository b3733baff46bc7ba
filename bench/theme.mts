interface Colour {
	light: string;
	dark: string;
}

/** Told apart by people who see fewer colours, too (Okabe and Ito); for white paper and for black. */
const COLOURS = {
	getMany: { light: '#0072b2', dark: '#56b4e9' },
	httpRequest: { light: '#c04f00', dark: '#ff8c42' },
	loop: { light: '#00805e', dark: '#2fc79c' },
	declarative: { light: '#a8437f', dark: '#e38bc0' },
	ink: { light: '#24292f', dark: '#e6edf3' },
	faint: { light: '#6e7781', dark: '#9198a1' },
	line: { light: '#e1e4e8', dark: '#30363d' },
} satisfies Record<string, Colour>;

type Name = keyof typeof COLOURS;

/** The colours to draw with. */
export const PALETTE = Object.fromEntries(
	Object.entries(COLOURS).map(([name, { light }]) => [name, light]),
) as Record<Name, string>;

function darkRules(): string {
	return Object.values(COLOURS)
		.map(({ light, dark }) => `[fill="${light}"]{fill:${dark}}[stroke="${light}"]{stroke:${dark}}`)
		.join('');
}

/** Gives a drawing a second set of colours for dark pages, and its title to those who hear it. */
export function readableInTheDark(svg: string, title: string): string {
	const style = `<style>@media (prefers-color-scheme:dark){${darkRules()}}</style>`;
	return svg.replace(/<svg[^>]*>/, (tag) => `${tag}\n<title>${title}</title>\n${style}`);
}
