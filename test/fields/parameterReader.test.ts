import { NodeOperationError, type INode, type INodeProperties } from 'n8n-workflow';

import { adviceFor } from '../../nodes/Wachat/fields/advice';
import { instanceField } from '../../nodes/Wachat/fields/instance';
import { concurrency, retryTime, timeout } from '../../nodes/Wachat/fields/options';
import { ParameterReader, type ChoiceField } from '../../nodes/Wachat/fields/parameterReader';

const node = { id: '1', name: 'Wachat', type: 'wachat', typeVersion: 1 } as INode;

const field = (more: Partial<INodeProperties> = {}): INodeProperties => ({
	...{ displayName: 'Field', name: 'field', type: 'string', default: '' },
	...more,
});

const from1to10 = field({ typeOptions: { minValue: 1, maxValue: 10 } });
const from1 = field({ typeOptions: { minValue: 1 } });
const colour: ChoiceField<'red' | 'blue'> = {
	...field({ default: [] }),
	options: [
		{ name: 'Red', value: 'red' },
		{ name: 'Blue', value: 'blue' },
	],
};

/** A reader of an input item whose every field holds this value. */
function readerOf(value: unknown, names: string[] = []): ParameterReader {
	return new ParameterReader({
		node,
		itemIndex: 3,
		read: (name, fallback) => {
			names.push(name);
			return value === undefined ? fallback : value;
		},
	});
}

type Read = (reader: ParameterReader) => unknown;

const asText: Read = (reader) => reader.text(field());
const asFilledText: Read = (reader) => reader.filledText(field(), 'Enter something');
const asLocated: Read = (reader) => reader.located(field(), 'Choose something');
const asBoolean: Read = (reader) => reader.boolean(field({ default: true }));
const asWholeNumber: Read = (reader) => reader.wholeNumber(from1to10);
const asNumber: Read = (reader) => reader.number(from1to10);
const asChoice: Read = (reader) => reader.choice(colour);
const asChoices: Read = (reader) => reader.choices(colour);

describe('a parameter', () => {
	it.each<[unknown, Read, unknown]>([
		[' Anna ', asText, 'Anna'],
		[628123456789, asText, '628123456789'],
		[Number.MAX_SAFE_INTEGER, asText, '9007199254740991'],
		[null, asText, ''],
		[' data ', asFilledText, 'data'],
		[' shop ', asLocated, 'shop'],
		[true, asBoolean, true],
		['true', asBoolean, true],
		[false, asBoolean, false],
		['false', asBoolean, false],
		[undefined, asBoolean, true],
		[1, asWholeNumber, 1],
		[' 10 ', asWholeNumber, 10],
		[2.5, asNumber, 2.5],
		['1', asNumber, 1],
		['red', asChoice, 'red'],
		[['blue', 'red'], asChoices, ['blue', 'red']],
		[[], asChoices, []],
	])('that is %j is read', (value, read, expected) => {
		expect(read(readerOf(value))).toEqual(expected);
	});

	it.each<[unknown, Read, string]>([
		[{}, asText, 'must be text'],
		[true, asText, 'must be text'],
		[2 ** 53, asText, 'must be text'],
		['yes', asBoolean, 'must be true or false'],
		[1, asBoolean, 'must be true or false'],
		[0, asWholeNumber, 'must be a whole number from 1 to 10'],
		[11, asWholeNumber, 'must be a whole number from 1 to 10'],
		[2.5, asWholeNumber, 'must be a whole number from 1 to 10'],
		[' ', asWholeNumber, 'must be a whole number from 1 to 10'],
		[[5], asWholeNumber, 'must be a whole number from 1 to 10'],
		[0.99, asNumber, 'must be a number from 1 to 10'],
		['many', asNumber, 'must be a number from 1 to 10'],
		[0, (reader) => reader.number(from1), 'must be a number from 1'],
		[Infinity, (reader) => reader.number(field()), 'must be a number'],
		['green', asChoice, 'must be one of: red, blue'],
		['red', asChoices, 'must be a list of names'],
		[['red', 'green'], asChoices, 'can hold only: red, blue'],
	])('that is %j is refused', (value, read, rule) => {
		const act = () => read(readerOf(value));
		expect(act).toThrow(NodeOperationError);
		const message = `The 'Field' parameter ${rule}`;
		expect(act).toThrow(expect.objectContaining({ message }) as Error);
	});

	it.each<[unknown, Read, string]>([
		['yes', asBoolean, 'It is "yes" here. If it is an expression, check what it gives'],
		['', asChoice, 'It is empty here. If it is an expression, check what it gives'],
		[['green'], asChoices, 'It is "green" here. If it is an expression, check what it gives'],
		[NaN, asNumber, 'It is null here. If it is an expression, check what it gives'],
		[' ', asFilledText, 'Enter something'],
		['', asLocated, 'Choose something'],
		[[], (reader) => reader.choices({ ...colour, default: ['red'] }), 'Choose at least one'],
	])('that is %j is refused with what to do about it, and where', (value, read, description) => {
		const act = () => read(readerOf(value));
		const context = expect.objectContaining({ itemIndex: 3 }) as object;
		expect(act).toThrow(expect.objectContaining({ description, context }) as Error);
	});

	it('is shown cut short', () => {
		const act = () => asChoice(readerOf('x'.repeat(1000)));
		const description = expect.stringMatching(/^It is "x{99} here/) as string;
		expect(act).toThrow(expect.objectContaining({ description }) as Error);
	});

	it('is looked for by its name, and within its collection', () => {
		const names: string[] = [];
		const reader = readerOf('x', names);
		reader.text(field());
		reader.within(field({ name: 'options' })).text(field());
		expect(names).toEqual(['field', 'options.field']);
	});
});

describe('what helps', () => {
	it('is said for the fields that there are, as they are called on screen', () => {
		const options = field({ name: 'options', options: [concurrency, retryTime, timeout] });
		expect(adviceFor([instanceField('Which one'), options])).toEqual({
			waitLonger: "Raise 'Retry Time' in the options to let the node wait longer",
			askLess: "A lower 'Concurrency' in the options asks for less at a time",
			allowMoreTime: "Raise 'Timeout' in the options to give one request more time",
			checkInstance: "Check the node's parameters, above all 'Instance'",
		});
		expect(adviceFor([field()])).toEqual({});
	});
});
