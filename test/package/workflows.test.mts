import packageJson from '../../package.json';
import { readText } from './repository.mts';

const CI = '.github/workflows/ci.yml';
const PUBLISH = '.github/workflows/publish.yml';

/** The lines of a block of YAML, without comments. */
function block(yaml: string, name: string): string[] {
	const [, body = ''] = new RegExp(`^${name}:\\n((?: +.*\\n)+)`, 'm').exec(yaml) ?? [];
	return body
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));
}

describe('ci.yml', () => {
	const ci = readText(CI);

	it('may read the repository and nothing else', () => {
		expect(block(ci, 'permissions')).toEqual(['contents: read']);
	});

	it('checks pushes and pull requests on Node 20, 22 and 24', () => {
		expect(block(ci, 'on')).toEqual(['push:', 'branches: [main]', 'pull_request:']);
		expect(ci).toContain('node: [20, 22, 24]');
	});
});

describe('publish.yml', () => {
	const publish = readText(PUBLISH);

	it('may sign the provenance and read the repository, nothing else', () => {
		expect(block(publish, 'permissions')).toEqual(['id-token: write', 'contents: read']);
	});

	it('starts with the tag of a version, and nothing else', () => {
		expect(block(publish, 'on')).toEqual(['push:', "tags: ['*.*.*']"]);
	});

	it('compares the tag, tests and passes the gate before it publishes', () => {
		const steps = ['GITHUB_REF_NAME', 'npm cit', 'npm run gate', 'npm run release'];
		const places = steps.map((step) => publish.indexOf(step));
		expect(places).not.toContain(-1);
		expect(places).toEqual([...places].sort((one, other) => one - other));
	});
});

it.each([CI, PUBLISH])('%s uses major versions of GitHub’s own actions', (file) => {
	const actions = [...readText(file).matchAll(/uses: (.*)/g)].map(([, action]) => action);
	expect(actions).not.toEqual([]);
	expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
});

it.each([CI, PUBLISH, '.ci/run', 'CONTRIBUTING.md', 'SECURITY.md'])(
	'%s names scripts that exist',
	(file) => {
		const named = [...readText(file).matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script);
		expect(named).not.toEqual([]);
		expect(named.filter((script) => !(script in packageJson.scripts))).toEqual([]);
	},
);
