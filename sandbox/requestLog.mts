import type { Request, Response } from 'express';

/** A request to the API, as the sandbox saw it. The key itself is not kept. */
export interface SeenRequest {
	/** Counted from 1. */
	number: number;
	method: string;
	/** Behind the base URL, e.g. `/contacts`. */
	path: string;
	query: Record<string, unknown>;
	/** The `number` that a message was to go to. */
	recipient?: string;
	/** Milliseconds since 1970. */
	startedAt: number;
	endedAt?: number;
	/** Whether the right key came with it. */
	authorized: boolean;
	/** Requests under way when it arrived, with itself. */
	inFlight: number;
	/** The status of the answer; none if there was no answer. */
	status?: number;
	/** The connection ended before the whole answer was sent, by either side. */
	broken?: boolean;
}

function recipientOf({ body }: Request): { recipient?: string } {
	const { number } = (body ?? {}) as { number?: unknown };
	return number === undefined ? {} : { recipient: String(number) };
}

export class RequestLog {
	requests: SeenRequest[] = [];
	inFlight = 0;
	maxInFlight = 0;

	record(request: Request, response: Response, authorized: boolean): void {
		this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		const seen: SeenRequest = {
			number: this.requests.length + 1,
			method: request.method,
			path: request.path,
			query: request.query,
			...recipientOf(request),
			startedAt: Date.now(),
			authorized,
			inFlight: this.inFlight,
		};
		this.requests.push(seen);
		response.once('close', () => {
			this.inFlight -= 1;
			seen.endedAt = Date.now();
			if (response.headersSent) seen.status = response.statusCode;
			if (!response.writableFinished) seen.broken = true;
		});
	}

	clear(): void {
		this.requests = [];
		this.maxInFlight = this.inFlight;
	}
}
