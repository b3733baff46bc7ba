import { Wachat } from '../../nodes/Wachat/Wachat.node.ts';
import codex from '../../nodes/Wachat/Wachat.node.json';
import packageJson from '../../package.json';

/** As n8n spells them; another spelling would put the node nowhere. */
const CATEGORIES = [
	'Analytics',
	'Communication',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing & Content',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

it('names the package and the version of the node', () => {
	expect(codex.node).toBe(packageJson.name);
	expect(codex.nodeVersion).toBe(`${String(new Wachat().description.version)}.0`);
	expect(codex.codexVersion).toBe('1.0');
});

it('uses categories that n8n has', () => {
	expect(codex.categories).not.toEqual([]);
	expect(CATEGORIES).toEqual(expect.arrayContaining(codex.categories));
});

it('links to documentation of the node and of the credential', () => {
	const { primaryDocumentation, credentialDocumentation } = codex.resources;
	for (const links of [primaryDocumentation, credentialDocumentation]) {
		expect(links).not.toEqual([]);
		expect(links.filter(({ url }) => !url.startsWith('https://'))).toEqual([]);
	}
});
