import { isChosen } from '../../../nodes/Wachat/triggers/webhook/choice';

const API_NAME = 't1_mq9r2jov_jakarta_store';
const events = ['messages.upsert', 'connection.update'];

describe('the event', () => {
	it.each([
		['messages.upsert', true],
		['Connection.Update', true],
		['messages.update', false],
		['messages', false],
		['*', false],
		['', false],
	])('%s starts a run: %s', (event, expected) => {
		expect(isChosen(event, {}, { events })).toBe(expected);
	});
});

describe('with all instances', () => {
	it('takes whatever instance the body names', () => {
		expect(isChosen('messages.upsert', { instance: 'another' }, { events })).toBe(true);
	});
});

describe('with one instance', () => {
	const choice = { events, instanceNames: [API_NAME, 'Jakarta Store (new)'] };
	const isOurs = (body: unknown) => isChosen('messages.upsert', body, choice);

	it.each([
		['instance as text', { instance: API_NAME }],
		['instance as an object', { instance: { apiInstanceName: API_NAME, displayName: 'x' } }],
		['instance as an object with a name', { instance: { name: API_NAME } }],
		['instanceName', { instanceName: API_NAME }],
		['apiInstanceName', { apiInstanceName: API_NAME }],
		['internalName', { internalName: API_NAME }],
		['the data', { data: { instance: API_NAME } }],
		['an object in the data', { data: { instance: { instanceName: API_NAME } } }],
		['another case', { instance: API_NAME.toUpperCase() }],
		['its display name, as Wachat told it', { instance: 'Jakarta Store (new)' }],
		['its display name, as the API name holds it', { instanceName: 'jakarta_store' }],
		['the display name beside the API name', { instance: 'other', apiInstanceName: API_NAME }],
	])('takes a body that names it in %s', (_where, body) => {
		expect(isOurs(body)).toBe(true);
	});

	it.each([
		['instance as text', { instance: 't1_mq9r2jow_bali_store' }],
		['instance as an object', { instance: { apiInstanceName: 't1_mq9r2jow_bali_store' } }],
		['apiInstanceName', { apiInstanceName: 't1_mq9r2jow_bali_store' }],
		['the data', { data: { instanceName: 't1_mq9r2jow_bali_store' } }],
		['the end of its name', { instance: 'store' }],
		['the same display name behind another prefix', { instance: 't1_other_jakarta_store' }],
	])('takes no body that names another one in %s', (_where, body) => {
		expect(isOurs(body)).toBe(false);
	});

	it.each([
		['nothing', {}],
		['no object', 'hello'],
		['null', null],
		['a list', [{ instance: 'another' }]],
		['an ID', { instance: 29 }],
		['an empty name', { instance: ' ' }],
		['an empty instance', { instance: null }],
		["somebody's name", { data: { name: 'Bob', displayName: 'Bob', pushName: 'Bob' } }],
	])('takes a body that names none, but holds %s', (_what, body) => {
		expect(isOurs(body)).toBe(true);
	});
});
