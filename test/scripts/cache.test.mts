import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { cached, cacheFolder } from '../../scripts/n8n/cache.mts';

describe('cacheFolder', () => {
	const home = path.resolve('/home/me');

	test('is where the system keeps caches', () => {
		expect(cacheFolder({}, 'linux', home)).toBe(path.join(home, '.cache', 'n8n-nodes-wachat'));
		expect(cacheFolder({}, 'darwin', home)).toBe(
			path.join(home, 'Library', 'Caches', 'n8n-nodes-wachat'),
		);
		expect(cacheFolder({ LOCALAPPDATA: home }, 'win32', home)).toBe(
			path.join(home, 'n8n-nodes-wachat'),
		);
	});

	test('can be chosen', () => {
		expect(cacheFolder({ XDG_CACHE_HOME: home }, 'linux', '/')).toBe(
			path.join(home, 'n8n-nodes-wachat'),
		);
		const both = { WACHAT_CACHE_DIR: '/elsewhere', XDG_CACHE_HOME: home };
		expect(cacheFolder(both, 'linux', '/')).toBe('/elsewhere');
	});

	test('is not where a relative XDG_CACHE_HOME points', () => {
		expect(cacheFolder({ XDG_CACHE_HOME: 'here' }, 'linux', home)).toContain('.cache');
	});
});

describe('cached', () => {
	let root: string;
	let fills: number;

	const entry = (findFlaw: (folder: string) => string | undefined = () => undefined) => ({
		name: 'thing-1',
		size: 1,
		findFlaw: async (folder: string) => await Promise.resolve(findFlaw(folder)),
		fill: async (folder: string) => {
			fills += 1;
			await writeFile(path.join(folder, 'content'), 'all of it');
		},
	});

	beforeEach(async () => {
		root = await mkdtemp(path.join(tmpdir(), 'cache-test-'));
		process.env.WACHAT_CACHE_DIR = root;
		fills = 0;
	});

	afterEach(async () => {
		delete process.env.WACHAT_CACHE_DIR;
		await rm(root, { recursive: true });
	});

	test('fills on first use only', async () => {
		const folder = await cached(entry());
		expect(await cached(entry())).toBe(folder);
		expect(fills).toBe(1);
		expect(existsSync(path.join(folder, 'content'))).toBe(true);
	});

	test('keeps nothing of a download that failed', async () => {
		const broken = { ...entry(), fill: async () => await Promise.reject(new Error('broken')) };
		await expect(cached(broken)).rejects.toThrow('broken');
		expect(await readdir(root)).toEqual([]);
	});

	test('keeps nothing that does not work', async () => {
		await expect(cached(entry(() => 'it is empty'))).rejects.toThrow('it is empty');
		expect(await readdir(root)).toEqual([]);
	});

	test('takes over a folder that works', async () => {
		await mkdir(path.join(root, 'thing-1'));
		expect(await cached(entry())).toBe(path.join(root, 'thing-1'));
		expect(fills).toBe(0);
	});

	test('leaves alone a folder that does not work, and says which', async () => {
		await mkdir(path.join(root, 'thing-1'));
		await expect(cached(entry(() => 'it is empty'))).rejects.toThrow(
			/thing-1 is not complete: it is empty\nRemove that folder/,
		);
		expect(existsSync(path.join(root, 'thing-1'))).toBe(true);
	});

	test('lets the faster of two be right', async () => {
		const slow = {
			...entry(),
			fill: async (folder: string) => {
				await mkdir(path.join(root, 'thing-1'));
				await writeFile(path.join(root, 'thing-1', '.complete'), '');
				await writeFile(path.join(folder, 'content'), 'late');
			},
		};
		await cached(slow);
		expect(await readdir(path.join(root, 'thing-1'))).toEqual(['.complete']);
		expect(await readdir(root)).toEqual(['thing-1']);
	});

	test('removes what killed downloads left, and nothing of living ones', async () => {
		const partial = (pid: number) => `thing-1.${hostname()}-${pid}`;
		// No process has so high an id.
		const dead = partial(2 ** 31 - 1);
		const living = partial(process.ppid);
		await mkdir(path.join(root, dead));
		await mkdir(path.join(root, living));
		await cached(entry());
		expect((await readdir(root)).sort()).toEqual(['thing-1', living].sort());
	});

	test('refuses to start without room', async () => {
		await expect(cached({ ...entry(), size: 1e18 })).rejects.toThrow(/WACHAT_CACHE_DIR/);
		expect(fills).toBe(0);
	});
});
