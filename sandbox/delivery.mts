import type { Response } from 'express';
import { setTimeout } from 'node:timers/promises';
import type { Answer } from './answers.mts';
import type { DeliveryEffect } from './faults.mts';

const PIECES = 20;

/** A wait that keeps no process alive: closing the sandbox need not look for those that are under way. */
export async function pause(milliseconds: number): Promise<void> {
	if (milliseconds > 0) await setTimeout(milliseconds, undefined, { ref: false });
}

/** @param due by `performance.now()` */
export async function pauseUntil(due: number): Promise<void> {
	await pause(Math.ceil(due - performance.now()));
}

function retryAfter(effect: DeliveryEffect): Record<string, string> {
	if (effect.retryAfterDate !== undefined) {
		// HTTP dates have whole seconds: rounded up, so that the wait is never shorter than told.
		const second = Math.ceil(Date.now() / 1000 + effect.retryAfterDate);
		return { 'retry-after': new Date(second * 1000).toUTCString() };
	}
	return effect.retryAfter === undefined ? {} : { 'retry-after': String(effect.retryAfter) };
}

function cut(response: Response, body: Buffer): void {
	response.setHeader('content-length', body.length);
	response.write(body.subarray(0, body.length / 2), () => response.destroy());
}

async function drip(response: Response, body: Buffer, milliseconds: number): Promise<void> {
	const size = Math.ceil(body.length / PIECES) || 1;
	response.setHeader('content-length', body.length);
	for (let at = 0; at < body.length && !response.destroyed; at += size) {
		await pause(milliseconds);
		response.write(body.subarray(at, at + size));
	}
	response.end();
}

/** Sends the answer when it is due; its making is part of the waiting, as it is on a real server. */
export async function deliver(
	response: Response<unknown, { dueAt?: number }>,
	answer: Answer,
	effect: DeliveryEffect,
): Promise<void> {
	const { body } = answer;
	const isText = typeof body === 'string';
	const bytes = isText ? Buffer.from(body) : Buffer.isBuffer(body) ? body : undefined;
	await pauseUntil(response.locals.dueAt ?? 0);
	response.status(answer.status).type(answer.type);
	response.set({ ...answer.headers, ...retryAfter(effect) });
	if (bytes === undefined) response.json(body);
	else if (effect.cut) cut(response, bytes);
	else if (effect.drip !== undefined) await drip(response, bytes, effect.drip);
	else response.send(bytes);
}
