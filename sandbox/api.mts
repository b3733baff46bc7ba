import express, { Router } from 'express';
import type { NextFunction, Request, Response } from 'express';
import { error, middleware } from 'express-openapi-validator';
import { answerInstead, errorAnswer } from './answers.mts';
import { deliver, pause, pauseUntil } from './delivery.mts';
import { apiDescription } from './descriptions.mts';
import { addEndpoints } from './endpoints.mts';
import type { EndpointParts, Locals } from './endpoints.mts';
import type { Faults } from './faults.mts';
import type { Limiter } from './limiter.mts';
import type { RequestLog } from './requestLog.mts';
import { isSend } from './sendEndpoints.mts';

export interface ApiParts extends EndpointParts {
	apiKey: string;
	latency: number;
	validateResponses: boolean;
	limiter?: Limiter;
	faults: Faults;
	log: RequestLog;
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
function gate({ log, limiter, faults, latency, apiKey, validateResponses, outbox }: ApiParts) {
	return async (request: Request, response: Reply, next: NextFunction): Promise<void> => {
		log.record(request, response, hasKey(request, apiKey));
		const limited = limiter?.wait(performance.now()) ?? 0;
		const effect = limited ? {} : faults.strike(request);
		const delay = effect.delay ?? 0;
		const dueAt = performance.now() + delay + latency;
		response.locals = { effect, dueAt, validated: validateResponses };
		if (effect.taken && isSend(request.method, request.path)) {
			outbox.take(request.path, request.body as Record<string, unknown>);
		}
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
		const instead = answerInstead(effect);
		if (instead) await deliver(response, instead, effect);
		else next();
	};
}

export function apiRouter(parts: ApiParts): Router {
	const { apiKey, validateResponses } = parts;
	const router = Router();
	// A fault may look at what was posted.
	router.use(express.json());
	router.use(gate(parts));
	router.use(
		middleware({
			apiSpec: apiDescription,
			validateResponses,
			validateSecurity: { handlers: { bearerAuth: (request) => checkKey(request, apiKey) } },
		}),
	);
	addEndpoints(router, parts);
	return router;
}
