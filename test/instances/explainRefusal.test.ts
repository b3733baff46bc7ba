import { explainRefusal } from '../../nodes/Wachat/instances/explainRefusal';
import type { Instance } from '../../nodes/Wachat/instances/instance';
import { Explained } from '../../nodes/Wachat/transport/explain';
import { RequestFailure } from '../../nodes/Wachat/transport/requestFailure';

function instance(displayName: string, apiName: string, connected = true): Instance {
	return { displayName, apiName, connected, number: '', entry: {} };
}

const SHOP = instance('Shop', 't1_abc_shop');
const BALI = instance('Bali', 't1_abc_bali');
const REJECTED = new RequestFailure('rejected', { status: 404, text: 'Instance not found' });

const BUSY = new RequestFailure('rejected', { status: 422, text: 'Search text too long' });

/** What a person reads when this instance's request was refused. */
function explain(name: string, instances: Instance[], refusal = REJECTED, needed?: boolean) {
	const explained = explainRefusal(refusal, name, instances, needed);
	if (!(explained instanceof Explained)) throw new Error('It is not explained');
	return explained.explanation;
}

describe('a name that no instance has', () => {
	it('is named with what the API said, as something that a person has to put right', () => {
		expect(explain('nobody', [SHOP])).toMatchObject({
			message: 'Wachat has no instance "nobody" in this account: Instance not found',
			status: 404,
			failure: { cause: 'configuration-invalid' },
		});
	});

	it.each([
		[[SHOP, BALI], 'This account has: t1_abc_shop (Shop), t1_abc_bali (Bali)'],
		[[instance('t1_abc_shop', 't1_abc_shop')], 'This account has: t1_abc_shop'],
		[[], 'create one in Wachat first'],
	])('brings the names that there are: %#', (instances, end) => {
		const { description } = explain('nobody', instances);
		expect(description.slice(-end.length)).toBe(end);
	});

	it.each([
		[5, 't1_4 (Shop 4)'],
		[6, 't1_4 (Shop 4) and 1 more'],
		[9, 't1_4 (Shop 4) and 4 more'],
	])('brings five of %i at most', (count, end) => {
		const many = Array.from({ length: count }, (_, i) => instance(`Shop ${i}`, `t1_${i}`));
		const { description } = explain('nobody', many);
		expect(description.slice(-end.length)).toBe(end);
	});

	it('is found out to be written otherwise', () => {
		expect(explain('T1_ABC_shop', [BALI, SHOP]).description).toBe(
			'The API name of this instance is written t1_abc_shop: enter it like that',
		);
	});

	it('is found out to be a display name, however it is written', () => {
		const other = instance('SHOP', 't1_xyz_shop');
		expect(explain('shop', [BALI, SHOP, other]).description).toBe(
			'"shop" is a display name. Choose the instance from the list, or enter its API name: t1_abc_shop (Shop), t1_xyz_shop (SHOP)',
		);
	});
});

describe('an instance that is there', () => {
	const off = instance('Bali', 't1_abc_bali', false);

	it('may be refused because it is not connected, which passes', () => {
		const refusal = new RequestFailure('rejected', { status: 400, text: 'Not ready' });
		expect(explain('t1_abc_bali', [SHOP, off], refusal)).toMatchObject({
			message: 'Wachat rejected the request (HTTP 400): Not ready',
			description: expect.stringContaining('"Bali" is not connected to WhatsApp') as string,
			failure: { cause: 'temporarily-unavailable' },
		});
		const wordless = new RequestFailure('rejected', { status: 400 });
		expect(explain('t1_abc_bali', [off], wordless).message).toBe(
			'Wachat rejected the request (HTTP 400)',
		);
	});

	it.each([
		['is connected', SHOP, REJECTED, true],
		['need not be', off, REJECTED, false],
		['is written otherwise, and was found', { ...SHOP, apiName: 'T1_abc_shop' }, BUSY, true],
		['may not do that', off, new RequestFailure('forbidden', { status: 403 }), true],
	])('is not the reason if it %s', (_, one, refusal, needed) => {
		const name = one.apiName.toLowerCase();
		expect(explainRefusal(refusal, name, [one], needed)).toBe(refusal);
	});
});
