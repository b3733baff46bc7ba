import { isObject, isYes, type Fields } from '../json';

/** How a text that is no JSON object says no. */
const NO_IN_TEXT = [
	/\bsuccess["'\\]*\s*[:=]\s*["']?(?:false|0)\b/i,
	/["']error["']\s*:(?!\s*(?:null\b|none\b|false\b|0\b|""|''|\{\s*\}|\[\s*\]))/i,
];

/** What answers often wrap their result in. */
const WRAPPERS = ['data', 'result', 'results', 'response', 'messages'];

/** So many lists and objects within each other are looked into. */
const DEEPEST = 5;

/** Whether an `error` says that something went wrong: an empty one stands in many an answer that is fine. */
export function isTold(error: unknown): boolean {
	if (typeof error === 'object' && error !== null) return Object.keys(error).length > 0;
	return Boolean(error);
}

/** Whether an object within an answer says no. A number as `success` may be a count there, a text an address. */
function saysNo({ success, error }: Fields): boolean {
	return success === false || success === 'false' || (isTold(error) && !isYes(success));
}

/** The first that says no, of the objects in a list or in what an answer wraps its result in. */
export function findNo(value: unknown, depth = 0): Fields | undefined {
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return undefined;
	if (isObject(value) && saysNo(value)) return value;
	const inner = isObject(value) ? WRAPPERS.map((name) => value[name]) : (value as unknown[]);
	for (const one of inner) {
		const no = findNo(one, depth + 1);
		if (no) return no;
	}
	return undefined;
}

/** Whether a text that is no JSON says no. */
export function saysNoInWords(text: string): boolean {
	return NO_IN_TEXT.some((no) => no.test(text));
}
