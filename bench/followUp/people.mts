import type { IDataObject } from 'n8n-workflow';

/** +1 555 is not an assigned area code: these numbers are nobody's. */
const FIRST = 15_550_000_000;

export const MESSAGE = 'Hello, is there anything that we can do for you?';

/** The numbers of as many people. */
export function numbersOf(people: number): number[] {
	return Array.from({ length: people }, (_, i) => FIRST + i);
}

/** An item for each of them. */
export function itemsOf(people: number): IDataObject[] {
	return numbersOf(people).map((number) => ({ phone: String(number) }));
}
