import { NodeOperationError, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';

import type { ParameterSource } from './parameterSource';

/** A field with a fixed list of values. */
export interface ChoiceField<T extends string> extends INodeProperties {
	options: Array<INodePropertyOptions & { value: T }>;
}

function valuesOf<T extends string>({ options }: ChoiceField<T>): T[] {
	return options.map(({ value }) => value);
}

/** A number, also as text; NaN for anything else. */
function toNumber(value: unknown): number {
	const isNumeric = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
	return isNumeric ? Number(value) : NaN;
}

function isWithin(number: number, { typeOptions }: INodeProperties): boolean {
	const { minValue = -Infinity, maxValue = Infinity } = typeOptions ?? {};
	return Number.isFinite(number) && number >= minValue && number <= maxValue;
}

/** `from 1 to 10`, as the field's own limits say. */
function rangeOf({ typeOptions }: INodeProperties): string {
	const { minValue, maxValue } = typeOptions ?? {};
	const from = minValue === undefined ? '' : ` from ${minValue}`;
	return maxValue === undefined ? from : `${from} to ${maxValue}`;
}

/**
 * Reads parameters as what they should be, for an expression can feed anything. Name, label, default and
 * range are those of the field that is shown. Every method throws a `NodeOperationError` that names the
 * field and the input item.
 */
export class ParameterReader {
	/**
	 * @param source the context's parameters
	 * @param collection the collection that the fields are in; none for the node's own fields
	 */
	constructor(
		private readonly source: ParameterSource,
		private readonly collection?: string,
	) {}

	/** A reader of the fields in a collection. */
	within(collection: INodeProperties): ParameterReader {
		return new ParameterReader(this.source, collection.name);
	}

	/** Text, trimmed; a number is taken as its digits, so that a phone number can be looked for. */
	text(field: INodeProperties): string {
		return this.toText(field, this.value(field));
	}

	/** Text that must not be empty. */
	filledText(field: INodeProperties, advice: string): string {
		const text = this.text(field);
		return text === '' ? this.refuse(field, text, 'is empty', advice) : text;
	}

	/** What a resource locator points to; not empty. */
	located(field: INodeProperties, advice: string): string {
		const text = this.toText(field, this.source.read(field.name, '', { extractValue: true }));
		return text === '' ? this.refuse(field, text, 'is empty', advice) : text;
	}

	/** True or false, also as text. */
	boolean(field: INodeProperties): boolean {
		const value = this.value(field);
		if (value === true || value === 'true') return true;
		if (value === false || value === 'false') return false;
		return this.refuse(field, value, 'must be true or false');
	}

	/** A whole number within the field's range, also as text. */
	wholeNumber(field: INodeProperties): number {
		const value = this.value(field);
		const number = toNumber(value);
		if (Number.isSafeInteger(number) && isWithin(number, field)) return number;
		return this.refuse(field, value, `must be a whole number${rangeOf(field)}`);
	}

	/** A number within the field's range, fractions allowed, also as text. */
	number(field: INodeProperties): number {
		const value = this.value(field);
		const number = toNumber(value);
		if (isWithin(number, field)) return number;
		return this.refuse(field, value, `must be a number${rangeOf(field)}`);
	}

	/** One of the field's values. */
	choice<T extends string>(field: ChoiceField<T>): T {
		const value = this.value(field);
		const values = valuesOf(field);
		const choice = values.find((one) => one === value);
		return choice ?? this.refuse(field, value, `must be one of: ${values.join(', ')}`);
	}

	/** Some of the field's values; none only if the field may stay empty, i.e. is empty by default. */
	choices<T extends string>(field: ChoiceField<T>): T[] {
		const chosen = this.value(field);
		if (!Array.isArray(chosen)) return this.refuse(field, chosen, 'must be a list of names');
		const mayBeEmpty = Array.isArray(field.default) && field.default.length === 0;
		if (chosen.length === 0 && !mayBeEmpty) {
			return this.refuse(field, chosen, 'is empty', 'Choose at least one');
		}
		const values = valuesOf(field);
		const unknown: unknown = chosen.find((one) => !values.includes(String(one) as T));
		if (unknown === undefined) return chosen.map((one) => String(one) as T);
		return this.refuse(field, unknown, `can hold only: ${values.join(', ')}`);
	}

	/** Says that a value cannot be used, and why. */
	refuse(field: INodeProperties, value: unknown, rule: string, advice?: string): never {
		const shown = value === '' ? 'empty' : (JSON.stringify(value) ?? String(value)).slice(0, 100);
		throw new NodeOperationError(this.source.node, `The '${field.displayName}' parameter ${rule}`, {
			itemIndex: this.source.itemIndex,
			description: advice ?? `It is ${shown} here. If it is an expression, check what it gives`,
		});
	}

	/** A value from the panel or, as an expression may have fed it, of any type at all. */
	value({ name, default: fallback }: INodeProperties): unknown {
		const path = this.collection === undefined ? name : `${this.collection}.${name}`;
		return this.source.read(path, fallback);
	}

	private toText(field: INodeProperties, value: unknown): string {
		const text = value ?? '';
		if (typeof text === 'string') return text.trim();
		// A larger number has lost digits already.
		const isExact = typeof text === 'number' && Math.abs(text) <= Number.MAX_SAFE_INTEGER;
		if (isExact) return String(text);
		return this.refuse(field, value, 'must be text');
	}
}
