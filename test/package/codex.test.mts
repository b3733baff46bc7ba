import { Wachat } from '../../nodes/Wachat/Wachat.node.ts';
import wachat from '../../nodes/Wachat/Wachat.node.json';
import { WachatTrigger } from '../../nodes/Wachat/WachatTrigger.node.ts';
import wachatTrigger from '../../nodes/Wachat/WachatTrigger.node.json';
import { WachatWebhookTrigger } from '../../nodes/Wachat/WachatWebhookTrigger.node.ts';
import wachatWebhookTrigger from '../../nodes/Wachat/WachatWebhookTrigger.node.json';
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

describe.each([
	{ codex: wachat, type: new Wachat() },
	{ codex: wachatTrigger, type: new WachatTrigger() },
	{ codex: wachatWebhookTrigger, type: new WachatWebhookTrigger() },
])('$type.description.displayName', ({ codex, type }) => {
	it('names the package and the version of the node', () => {
		expect(codex.node).toBe(packageJson.name);
		expect(codex.nodeVersion).toBe(`${String(type.description.version)}.0`);
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
});
