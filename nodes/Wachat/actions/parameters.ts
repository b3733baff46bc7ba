import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

/** A value from the panel or, as an expression may have fed it, of any type at all. */
interface Parameter {
	/** As it is called on screen. */
	label: string;
	value: unknown;
}

/** Limits that include both ends. */
interface Range {
	min: number;
	max?: number;
}

/**
 * Reads parameters as what they should be, for an expression can feed anything.
 * Every method throws a `NodeOperationError` that names the field and the item.
 */
export class ParameterReader {
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly itemIndex: number,
	) {}

	/** The value of a field; `collection.field` for one within a collection. */
	private read(name: string, fallback?: unknown): unknown {
		return this.context.getNodeParameter(name, this.itemIndex, fallback);
	}

	/** Text, trimmed; a number is taken as its digits, so that a phone number can be searched for. */
	text(name: string, label: string): string {
		return this.toText({ label, value: this.read(name, '') });
	}

	/** What a resource locator points to; not empty. */
	located(name: string, label: string, advice: string): string {
		const value = this.context.getNodeParameter(name, this.itemIndex, '', { extractValue: true });
		const text = this.toText({ label, value });
		return text === '' ? this.refuse({ label, value: text }, 'is empty', advice) : text;
	}

	private toText({ label, value }: Parameter): string {
		const text = value ?? '';
		if (typeof text === 'string' || typeof text === 'number') return String(text).trim();
		return this.refuse({ label, value }, 'must be text');
	}

	/** True or false, also as text. */
	boolean(name: string, label: string): boolean {
		const value = this.read(name, false);
		if (value === true || value === 'true') return true;
		if (value === false || value === 'false') return false;
		return this.refuse({ label, value }, 'must be true or false');
	}

	/** A whole number within the range, also as text. */
	wholeNumber(name: string, label: string, fallback: number, { min, max }: Range): number {
		const value = this.read(name, fallback);
		const isNumeric =
			typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
		const number = isNumeric ? Number(value) : NaN;
		if (Number.isSafeInteger(number) && number >= min && number <= (max ?? Infinity)) return number;
		const range = max === undefined ? `from ${min}` : `from ${min} to ${max}`;
		return this.refuse({ label, value }, `must be a whole number ${range}`);
	}

	/** One of the given words. */
	choice<T extends string>(name: string, label: string, choices: readonly T[]): T {
		const value = this.read(name);
		const choice = choices.find((one) => one === value);
		return choice ?? this.refuse({ label, value }, `must be one of: ${choices.join(', ')}`);
	}

	/** At least one of the given words. */
	choices(name: string, label: string, choices: readonly string[]): string[] {
		const value = this.read(name, []);
		if (!Array.isArray(value)) return this.refuse({ label, value }, 'must be a list of names');
		if (value.length === 0) return this.refuse({ label, value }, 'is empty', 'Choose at least one');
		const unknown: unknown = value.find((one) => !choices.includes(String(one)));
		if (unknown !== undefined) {
			return this.refuse({ label, value: unknown }, `can hold only: ${choices.join(', ')}`);
		}
		return value.map(String);
	}

	private refuse({ label, value }: Parameter, rule: string, advice?: string): never {
		const shown = value === '' ? 'empty' : (JSON.stringify(value) ?? String(value)).slice(0, 100);
		throw new NodeOperationError(this.context.getNode(), `The '${label}' parameter ${rule}`, {
			itemIndex: this.itemIndex,
			description: advice ?? `It is ${shown} here. If it is an expression, check what it gives`,
		});
	}
}
