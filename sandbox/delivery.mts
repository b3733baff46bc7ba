import type { Response } from 'express';
import { setTimeout } from 'node:timers/promises';
import type { Answer } from './answers.mts';
import type { DeliveryEffect } from './faults.mts';

const PIECES = 20;

/** A wait that keeps no process alive: closing the sandbox need not look for those that are under way. */
export async function pause(milliseconds: number): Promise<void> {
	if (milliseconds > 0) await setTimeout(milliseconds, undefined, { ref: false });
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

export async function deliver(
	response: Response,
	answer: Answer,
	effect: DeliveryEffect,
): Promise<void> {
	response.status(answer.status).type(answer.type);
	response.set({ ...answer.headers, ...retryAfter(effect) });
	const { body } = answer;
	const bytes = () => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
	if (effect.cut) cut(response, bytes());
	else if (effect.drip !== undefined) await drip(response, bytes(), effect.drip);
	else if (typeof body === 'string') response.send(bytes());
	else response.json(body);
}
