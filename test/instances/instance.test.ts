import { instanceLabel, matchesFilter, readInstances } from '../../nodes/Wachat/instances/instance';

const entry = {
	id: 29,
	instanceName: 'Main Shop',
	displayName: 'Main Shop',
	apiInstanceName: 't1_abc_main_shop',
	internalName: 't1_abc_main_shop',
	state: 'open',
	isConnected: true,
	number: '15550001234',
};

function read(change: object) {
	const [instance] = readInstances({ instances: [{ ...entry, ...change }] }) ?? [];
	return instance;
}

describe('readInstances', () => {
	it.each([
		['the documented entry', {}],
		['no internal name', { internalName: undefined }],
		['no API name but an internal one', { apiInstanceName: null }],
		['no display name', { displayName: null }],
		['a state without isConnected', { isConnected: undefined }],
		['a status alone', { isConnected: undefined, state: undefined, status: 'open' }],
		['isConnected alone', { state: undefined }],
		['a number that is one', { number: 15550001234 }],
	])('understands %s', (_what, change) => {
		expect(read(change)).toMatchObject({
			apiName: 't1_abc_main_shop',
			displayName: 'Main Shop',
			number: '15550001234',
			connected: true,
		});
	});

	it('leaves out what is no instance, and keeps each as it came', () => {
		const odd = { displayName: 'Shop', tomorrow: 1 };
		const read = readInstances({ instances: [null, 'x', odd] });
		expect(read).toEqual([
			{ apiName: '', displayName: 'Shop', number: '', connected: false, entry: odd },
		]);
	});

	it.each([{}, { instances: null }, { instances: {} }])('tells that %j is no list', (answer) => {
		expect(readInstances(answer)).toBeUndefined();
	});
});

describe('instanceLabel', () => {
	it.each([
		[{}, 'Main Shop (+15550001234) – connected'],
		[{ isConnected: false, state: 'close', number: null }, 'Main Shop – not connected'],
	])('shows name, number and state: %j', (change, label) => {
		expect(instanceLabel(read(change))).toBe(label);
	});
});

describe('matchesFilter', () => {
	it.each(['', 'main', ' MAIN shop ', 't1_abc', '0001234', '+1 (555) 000-1234'])(
		'finds by "%s"',
		(filter) => {
			expect(matchesFilter(read({}), filter)).toBe(true);
		},
	);

	it.each(['branch', '999', '+', 'shop 1'])('does not find by "%s"', (filter) => {
		expect(matchesFilter(read({}), filter)).toBe(false);
	});
});
