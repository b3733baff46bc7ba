import { Router } from 'express';
import type { NextFunction, Request, Response } from 'express';
import { error, middleware } from 'express-openapi-validator';
import { answerInstead, errorAnswer, jsonAnswer } from './answers.mts';
import type { ContactList } from './contactList.mts';
import { deliver, pause, pauseUntil } from './delivery.mts';
import { apiDescription } from './descriptions.mts';
import type { Effect, Faults } from './faults.mts';
import type { Limiter } from './limiter.mts';
import { overwrite, queryUnder, spoil } from './pageEdits.mts';
import type { RequestLog } from './requestLog.mts';
import type { Schedule } from './schedule.mts';
import type { ContactsQuery } from './types.mts';

export interface ApiParts {
	lists: readonly ContactList[];
	apiKey: string;
	latency: number;
	validateResponses: boolean;
	limiter?: Limiter;
	faults: Faults;
	schedule: Schedule;
	log: RequestLog;
}

/** What the gate found out about a request, for the handlers behind it. */
export interface Locals {
	effect: Effect;
	authorization: string;
	/** When the answer may leave, by `performance.now()`. */
	dueAt: number;
	/** Whether the answer is held against the description. */
	validated: boolean;
}

type Reply = Response<unknown, Locals>;

function hasKey(request: Request, apiKey: string): boolean {
	return /^bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1] === apiKey;
}

function checkKey(request: Request, apiKey: string): true {
	if (hasKey(request, apiKey)) return true;
	throw new error.Unauthorized({ path: request.path, message: 'The API key is wrong' });
}

/** Everything that comes before the API itself: the log, the limiter, the waiting and the faults. */
function gate({ log, limiter, faults, latency, apiKey, validateResponses }: ApiParts) {
	return async (request: Request, response: Reply, next: NextFunction): Promise<void> => {
		log.record(request, response, hasKey(request, apiKey));
		const limited = limiter?.wait(performance.now()) ?? 0;
		const effect = limited ? {} : faults.strike(request);
		const authorization = request.get('authorization') ?? '';
		const delay = effect.delay ?? 0;
		const dueAt = performance.now() + delay + latency;
		response.locals = { effect, authorization, dueAt, validated: validateResponses };
		await pause(delay);
		if (response.destroyed || effect.hang) return;
		if (effect.reset) {
			await pauseUntil(dueAt);
			request.socket.resetAndDestroy();
			return;
		}
		if (limited) {
			const answer = errorAnswer(429, 'Too many requests');
			await deliver(response, answer, { retryAfter: Math.ceil(limited / 1000) });
			return;
		}
		const instead = answerInstead(effect, authorization);
		if (instead) await deliver(response, instead, effect);
		else next();
	};
}

/** The description takes objects only. What a fault touched is not meant to match it. */
async function reply(response: Reply, body: object): Promise<void> {
	const { effect, validated } = response.locals;
	const touched = Object.keys(effect).length > 0;
	const answer =
		validated && !touched ? { status: 200, type: 'json' as const, body } : jsonAnswer(200, body);
	await deliver(response, answer, effect);
}

export function apiRouter(parts: ApiParts): Router {
	const { lists, apiKey, schedule, validateResponses } = parts;
	const router = Router();
	router.use(gate(parts));
	router.use(
		middleware({
			apiSpec: apiDescription,
			validateResponses,
			validateSecurity: { handlers: { bearerAuth: (request) => checkKey(request, apiKey) } },
		}),
	);
	router.get('/instance/list', async (_request, response: Reply) => {
		const instances = lists.map(({ instance }) => instance);
		const body = { success: true, count: instances.length, instances };
		await reply(response, overwrite(body, response.locals.effect));
	});
	router.get('/contacts', async (request, response: Reply) => {
		// The validation has put the defaults in, and made numbers and booleans of the texts.
		const query = request.query as unknown as ContactsQuery;
		const list = lists.find(({ instance }) => instance.apiInstanceName === query.instanceName);
		if (!list) {
			throw new error.NotFound({
				path: request.path,
				message: `There is no instance "${query.instanceName}" in this account`,
			});
		}
		const { effect, authorization } = response.locals;
		const page = schedule.read(list, () => list.page(queryUnder(effect, query)));
		await reply(response, spoil(page, effect, { list, query, authorization }));
	});
	return router;
}
