import { Spelling } from './spelling';

/** Something to look for. */
export interface Pattern {
	/** For each place of it the characters that may stand there. */
	chars: string[];
	/** Not as a part of a longer word. */
	wholeWord: boolean;
}

/** A part of a text, from its first character to behind its last. */
export interface Span {
	start: number;
	end: number;
}

const PART_OF_A_WORD = /[\p{L}\p{M}\p{N}_]/u;

/** A pattern of which the beginning was found. */
interface Match {
	pattern: Pattern;
	/** How many characters of it. */
	length: number;
	start: number;
}

/** The matches that go on at a place, each once with its earliest start. */
class Matches {
	private readonly matches = new Map<Pattern, Map<number, Match>>();

	add(match: Match): void {
		const ofPattern = this.matches.get(match.pattern) ?? new Map<number, Match>();
		this.matches.set(match.pattern, ofPattern);
		const known = ofPattern.get(match.length);
		if (!known || match.start < known.start) ofPattern.set(match.length, match);
	}

	all(): Match[] {
		return [...this.matches.values()].flatMap((ofPattern) => [...ofPattern.values()]);
	}
}

/** One way through a text, from its first character to its last. */
class Scan {
	readonly found: Span[] = [];
	private readonly waiting = new Map<number, Matches>();
	/** Where a word may begin, further on. */
	private readonly borders = new Set([0]);
	private readonly spelling: Spelling;

	constructor(
		private readonly text: string,
		private readonly patterns: Pattern[],
	) {
		this.spelling = new Spelling(text);
	}

	run(): Span[] {
		for (let place = 0; place < this.text.length; place++) this.step(place);
		return this.found;
	}

	private step(place: number): void {
		const begun = this.waiting.get(place)?.all() ?? [];
		const atBorder = this.borders.has(place);
		this.waiting.delete(place);
		this.borders.delete(place);
		for (const { char, end } of this.spelling.at(place)) {
			if (!PART_OF_A_WORD.test(char)) this.borders.add(end);
			for (const match of begun) this.go(match, char, end);
			for (const pattern of this.patterns) {
				if (!pattern.chars[0].includes(char)) continue;
				if (atBorder || !pattern.wholeWord)
					this.go({ pattern, length: 0, start: place }, char, end);
			}
		}
		this.spelling.forget(place);
	}

	private go({ pattern, length, start }: Match, char: string, end: number): void {
		if (!pattern.chars[length].includes(char)) return;
		if (length + 1 < pattern.chars.length) {
			const there = this.waiting.get(end) ?? new Matches();
			this.waiting.set(end, there);
			there.add({ pattern, length: length + 1, start });
		} else if (!pattern.wholeWord || this.isBorder(end)) this.found.push({ start, end });
	}

	private isBorder(place: number): boolean {
		if (place >= this.text.length) return true;
		return this.spelling.at(place).some(({ char }) => !PART_OF_A_WORD.test(char));
	}
}

/** Puts together what overlaps, in the order of the text. */
function merge(spans: Span[]): Span[] {
	const merged: Span[] = [];
	for (const { start, end } of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
		const last = merged.at(-1);
		if (last && start < last.end) last.end = Math.max(last.end, end);
		else merged.push({ start, end });
	}
	return merged;
}

/**
 * Replaces every part of a text that reads like one of the patterns, escaped or not. The time it takes grows
 * with the length of the text, and no faster.
 */
export function replaceAll(text: string, patterns: Pattern[], replacement: string): string {
	let done = 0;
	let result = '';
	for (const { start, end } of merge(new Scan(text, patterns).run())) {
		result += text.slice(done, start) + replacement;
		done = end;
	}
	return result + text.slice(done);
}
