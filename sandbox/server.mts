import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorAnswer } from './answers.mts';
import { apiRouter } from './api.mts';
import { ContactList } from './contactList.mts';
import { controlRouter } from './control.mts';
import { Controls } from './controls.mts';
import { deliver } from './delivery.mts';
import type { Locals } from './endpoints.mts';
import { Limiter } from './limiter.mts';
import { sampleContacts, sampleInstances } from './sample.mts';

/** Loopback only: the stand-in is nobody else's business. */
const HOST = '127.0.0.1';
const API_PATH = '/api/v1';
const CONTROL_PATH = '/__sandbox';

export interface SandboxOptions {
	/** People in the first instance; 250 if left out. Its groups come on top. */
	contacts?: number;
	/** Milliseconds before each answer of the API; 0 if left out. */
	latency?: number;
	/** Any free port if left out. */
	port?: number;
	apiKey?: string;
	/** Requests let through in any second; the others get 429. No limit if left out. */
	rate?: number;
	/** Holds each answer against the description, and answers with 500 where they differ. */
	validateResponses?: boolean;
}

function makeLists(people: number): ContactList[] {
	const [main, branch] = sampleInstances;
	return [
		new ContactList(main, sampleContacts(main, people, 12)),
		new ContactList(branch, sampleContacts(branch, 40, 2)),
	];
}

/** What Express, the validation and the lists throw. */
interface Thrown {
	message: string;
	status?: number;
	errors?: { path: string; message: string }[];
}

function statusOf(error: Thrown): number {
	// Only the lists throw it: the caller named a contact or an instance that is not there.
	if (error instanceof RangeError) return 400;
	return error.status ?? 500;
}

function textOf({ status, message, errors = [] }: Thrown): string {
	// The summary of a refused request does not always name what was unknown; the details do.
	if (status !== 400 || !errors.length) return message;
	return errors.map((detail) => `${detail.path}: ${detail.message}`).join(', ');
}

type Reply = Response<unknown, Partial<Locals>>;

function answerError(error: Thrown, _request: Request, response: Reply, next: NextFunction) {
	if (response.headersSent) {
		next(error);
		return;
	}
	const answer = errorAnswer(statusOf(error), textOf(error));
	return deliver(response, answer, response.locals.effect ?? {});
}

/** A running stand-in of the API, with its controls. */
export class Sandbox extends Controls {
	readonly apiKey: string;
	private readonly server: Server;
	private origin = '';

	constructor(options: SandboxOptions) {
		super(makeLists(options.contacts ?? 250));
		this.apiKey = options.apiKey ?? 'sandbox-key';
		this.server = createServer(this.app(options));
		// Longer than any pause between two requests of a client: none meets a connection that just closed.
		this.server.keepAliveTimeout = 60_000;
	}

	/** Where the API is. */
	get baseUrl(): string {
		return this.origin + API_PATH;
	}

	/** Where the control endpoint is. */
	get controlUrl(): string {
		return this.origin + CONTROL_PATH;
	}

	async listen(port: number): Promise<void> {
		this.server.listen(port, HOST);
		await once(this.server, 'listening');
		this.origin = `http://${HOST}:${String((this.server.address() as AddressInfo).port)}`;
	}

	/** Breaks the connections that are open: nothing of the sandbox goes on behind it. */
	async close(): Promise<void> {
		if (!this.server.listening) return;
		this.server.close();
		this.server.closeAllConnections();
		await once(this.server, 'close');
	}

	private app({ latency = 0, rate, validateResponses = false }: SandboxOptions): Express {
		const { lists, apiKey, faults, schedule, outbox, log } = this;
		const { registered: webhooks } = this;
		const limiter = rate === undefined ? undefined : new Limiter(rate);
		const app = express().disable('etag').disable('x-powered-by');
		app.use(
			API_PATH,
			apiRouter({
				...{ lists, apiKey, faults, schedule, outbox, webhooks, log },
				...{ latency, limiter, validateResponses },
			}),
		);
		app.use(CONTROL_PATH, controlRouter(this));
		app.use(({ method, path }, response) =>
			deliver(response, errorAnswer(404, `${method} ${path} is not here`), {}),
		);
		app.use(answerError);
		return app;
	}
}

/** Resolves when it listens; a taken port rejects with Node's own error (`EADDRINUSE`). */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = new Sandbox(options);
	await sandbox.listen(options.port ?? 0);
	return sandbox;
}
