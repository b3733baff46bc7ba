import { apiPaths } from './descriptions.mts';
import type { ApiPath } from './descriptions.mts';

/** What goes wrong. Members combine, e.g. a delay with a status; several faults for one request are merged. */
export interface Effect extends AnswerEffect, PageEffect, SendEffect, DeliveryEffect {}

/** Answers instead of the API. */
export interface AnswerEffect {
	/** 200 if left out, 302 for a redirect; alone, it comes with a JSON error body. */
	status?: number;
	json?: unknown;
	text?: string;
	html?: string;
	/** The address for the Location header. */
	redirect?: string;
}

/** Changes the API's own answer. */
export interface PageEffect {
	/** Always reads page 1, and echoes the page that was asked for, or the one that was read. */
	ignorePage?: 'echo asked' | 'echo first';
	/** `hasMore` for ever; past the end come the last page's contacts, none, or new ones. */
	endless?: 'repeated' | 'empty' | 'fresh';
	/** Takes the place of the page's first contact: null, a number, an object without id, … */
	firstEntry?: unknown;
	/** Top-level members to overwrite; this one works on every JSON answer of the API. */
	set?: Record<string, unknown>;
}

/** Changes what becomes of a message. */
export interface SendEffect {
	/** It is taken first, whatever goes wrong then; without this, a fault that answers or breaks off takes nothing. */
	taken?: true;
}

/** Changes how and when an answer arrives, whatever it is. */
export interface DeliveryEffect {
	/** Milliseconds before anything happens, on top of the sandbox's latency. */
	delay?: number;
	/** Breaks the connection before any answer. */
	reset?: boolean;
	/** Never answers. */
	hang?: boolean;
	/** Announces the whole body, sends half of it and breaks the connection. */
	cut?: boolean;
	/** Sends the body in 20 pieces, so many milliseconds apart. */
	drip?: number;
	/** The Retry-After header as it is: seconds, a date, or nonsense. */
	retryAfter?: number | string;
	/** The Retry-After header as an HTTP date, so many seconds from now. */
	retryAfterDate?: number;
}

export interface When {
	/** Behind the base URL, as openapi.json names it. */
	path?: ApiPath;
	instance?: string;
	page?: number;
	/** The `number` that a message goes to. */
	number?: string;
	/** Which of the requests that fit the rest, counted from 1 since the fault was added. */
	request?: number;
}

export interface Fault {
	when?: When;
	/** How often it strikes; for ever if left out. */
	times?: number;
	then: Effect;
}

export interface Incoming {
	path: string;
	query: Record<string, unknown>;
	/** What was posted, if anything. */
	body?: unknown;
}

function concerns({ path, instance, page, number }: When, incoming: Incoming): boolean {
	const { path: asked, query } = incoming;
	const posted = (incoming.body ?? {}) as Record<string, unknown>;
	return (
		(path === undefined || path === asked) &&
		(instance === undefined || instance === (query.instanceName ?? posted.instanceName)) &&
		(number === undefined || number === posted.number) &&
		(page === undefined || (asked === '/contacts' && page === Number(query.page ?? 1)))
	);
}

export class Faults {
	private entries: { fault: Fault; seen: number; struck: number }[] = [];

	/** @throws {RangeError} A path that the API does not have, as no request would ever fit. */
	add(...faults: readonly Fault[]): void {
		for (const { when } of faults) {
			if (when?.path === undefined || apiPaths.includes(when.path)) continue;
			throw new RangeError(`The API has no path "${String(when.path)}"`);
		}
		this.entries.push(...faults.map((fault) => ({ fault, seen: 0, struck: 0 })));
	}

	clear(): void {
		this.entries = [];
	}

	/** Counts the request, and tells what goes wrong with it. */
	strike(incoming: Incoming): Effect {
		const concerned = this.entries.filter(({ fault }) => concerns(fault.when ?? {}, incoming));
		for (const entry of concerned) entry.seen += 1;
		const striking = concerned.filter(
			({ fault: { when, times = Infinity }, seen, struck }) =>
				struck < times && (when?.request ?? seen) === seen,
		);
		for (const entry of striking) entry.struck += 1;
		return Object.assign({}, ...striking.map(({ fault }) => fault.then)) as Effect;
	}
}
