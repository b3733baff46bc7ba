// What stands on the screen, in every node and credential that package.json names.
import manifest from '../package.json';

const TEXTS = ['displayName', 'name', 'description', 'action', 'placeholder', 'hint', 'subtitle'];

type Class = new () => object;

/** The class in the source behind a file of `dist`. */
async function classOf(built: string): Promise<Class> {
	const source = built.replace(/^dist\//, '../').replace(/\.js$/, '.ts');
	const [found] = Object.values((await import(source)) as Record<string, Class>);
	return found;
}

/** Where a text is empty, as a path such as `description.properties.3.placeholder`. */
function emptyTexts(value: unknown, path: string[] = []): string[] {
	if (typeof value === 'string') {
		return TEXTS.includes(path[path.length - 1]) && !value.trim() ? [path.join('.')] : [];
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => emptyTexts(part, [...path, key]));
}

test.each([...manifest.n8n.nodes, ...manifest.n8n.credentials])(
	'%s: every text says something',
	async (built) => {
		const shown = new (await classOf(built))();
		expect(JSON.stringify(shown)).toContain('displayName');
		expect(emptyTexts(shown)).toEqual([]);
	},
);
