import type { INodeProperties, INodePropertyOptions, IPollFunctions } from 'n8n-workflow';

import { triggerFields } from '../nodes/Wachat/triggers/fields';
import { readQuestion } from '../nodes/Wachat/triggers/parameters';
import { EVENT_TYPES, type EventType } from '../nodes/Wachat/triggers/watcher';
import { Wachat } from '../nodes/Wachat/Wachat.node';
import { WachatTrigger } from '../nodes/Wachat/WachatTrigger.node';

const { description, methods } = new WachatTrigger();

function isProperty(option: object): option is INodeProperties {
	return 'displayName' in option && 'type' in option;
}

const fields = triggerFields.flatMap((field) => [
	field,
	...(field.options ?? []).filter(isProperty),
]);

const eventField = triggerFields.find(({ name }) => name === 'event');
const events = eventField?.options as INodePropertyOptions[];

/** The names of the fields that are shown for these values. */
function shownFor(values: Record<string, unknown>): string[] {
	const isShown = ({ displayOptions }: INodeProperties) =>
		Object.entries(displayOptions?.show ?? {}).every(([name, wanted]) =>
			(wanted as unknown[]).includes(values[name]),
		);
	const shown = triggerFields.filter(isShown);
	const inOptions = shown.flatMap(({ name, options = [] }) =>
		options.filter(isProperty).map((option) => `${name}.${option.name}`),
	);
	const names = shown.map(({ name }) => name).filter((name) => name !== 'options');
	return [...names, ...inOptions].sort();
}

/** The names of the fields that are read for these values. */
function readFor(values: Record<string, unknown>): string[] {
	const read = new Set<string>();
	const context = {
		getNode: () => ({ name: 'Wachat Trigger' }),
		getNodeParameter: (name: string, fallback: unknown) => {
			read.add(name);
			return values[name] ?? fallback;
		},
	} as unknown as IPollFunctions;
	readQuestion(context, Date.now);
	return [...read].sort();
}

const settings = (event: EventType) => ({
	...{ event, instanceName: 't1_shop', output: 'selected', allInstances: false },
});

describe('the panel', () => {
	it('lists the trigger with the actions: same name but for "Trigger", and a field called Event', () => {
		expect(description.name).toBe(`${new Wachat().description.name}Trigger`);
		expect(description.displayName).toBe('Wachat Trigger');
		expect(description.group).toContain('trigger');
		expect(eventField?.displayName).toBe('Event');
	});

	it('offers every event, by name', () => {
		expect(events.map(({ value }) => value).sort()).toEqual([...EVENT_TYPES].sort());
		const names = events.map(({ name }) => name);
		expect(names).toEqual([...names].sort());
	});

	it.each(events.map((one) => [one.name, one]))(
		'says what %s means',
		(_, { description: text }) => {
			expect(text).toEqual(expect.stringMatching(/^[A-Z].{20,}[^.]$/));
		},
	);

	it('says in plain words how often it looks, and what the first look does', () => {
		const panel = JSON.stringify(description.triggerPanel);
		expect(panel).toContain('at the Poll Times, every minute unless you choose others');
		expect(panel).toContain('The first look only remembers what is there');
		expect(description.activationMessage).toContain('Poll Times');
	});

	it('leaves Poll Times to n8n, and is no tool', () => {
		expect(description.polling).toBe(true);
		expect(triggerFields.map(({ name }) => name)).not.toContain('pollTimes');
		expect(description).not.toHaveProperty('usableAsTool');
	});
});

describe('the fields', () => {
	it.each(EVENT_TYPES)('of %s are all read, and nothing else is', (event) => {
		expect(readFor(settings(event))).toEqual(shownFor(settings(event)));
	});

	it('hide the instance when all are watched', () => {
		const values = { ...settings('connectionChanged'), allInstances: true };
		expect(shownFor(values)).not.toContain('instanceName');
		expect(readFor(values)).toEqual(shownFor(values));
	});

	it.each(fields.map((field) => [field.displayName, field]))(
		"'%s' have words that follow n8n's rules",
		(_, { description: text = '', type, displayName }) => {
			expect(text).not.toBe('');
			if (type === 'boolean') expect(text).toMatch(/^Whether /);
			if (!/[.] /.test(text)) expect(text).not.toMatch(/[.]$/);
			expect(displayName).toMatch(/^[A-Z]/);
		},
	);

	it('find the method that fills the picker', () => {
		const modes = fields.flatMap(({ modes: all }) => all ?? []);
		const searches = modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []);
		expect([...new Set(searches)]).toEqual(Object.keys(methods.listSearch));
	});
});

describe('another question', () => {
	const fingerprintFor = (values: Record<string, unknown>) => {
		const context = {
			getNode: () => ({ name: 'Wachat Trigger', credentials: { wachatApi: { id: '1' } } }),
			getNodeParameter: (name: string, fallback: unknown) => values[name] ?? fallback,
		} as unknown as IPollFunctions;
		return readQuestion(context, Date.now).fingerprint;
	};
	const waiting = settings('contactWaiting');

	it.each<[string, Record<string, unknown>]>([
		['instance', { instanceName: 't1_other' }],
		['event', { event: 'contactInactive' }],
		['groups switch', { includeGroups: true }],
		['duration', { duration: 25 }],
		['unit', { durationUnit: 'days' }],
	])('is one with another %s', (_, values) => {
		expect(fingerprintFor({ ...waiting, ...values })).not.toBe(fingerprintFor(waiting));
	});

	it('is not one with another output, or other options', () => {
		const values = { ...waiting, output: 'raw', 'options.concurrency': 2, duration: '24' };
		expect(fingerprintFor(values)).toBe(fingerprintFor(waiting));
	});
});
