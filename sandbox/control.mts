import express, { Router } from 'express';
import type { Request } from 'express';
import { middleware } from 'express-openapi-validator';
import { applyChanges } from './changes.mts';
import type { Change } from './changes.mts';
import type { Controls } from './controls.mts';
import { controlDescription } from './descriptions.mts';
import type { Fault } from './faults.mts';
import type { Turn } from './schedule.mts';

/** The same as `Plan`, in a form that JSON can carry; without `when`, the changes happen at once. */
export interface ChangeOrder {
	when?: 'before' | 'after';
	read?: Turn;
	instance?: string;
	changes: Change[];
}

function order(sandbox: Controls, { when, read = 1, instance, changes }: ChangeOrder) {
	if (!when) applyChanges(sandbox.list(instance), changes);
	else {
		sandbox.schedule.add({
			when,
			read,
			instance,
			change: (list) => {
				applyChanges(list, changes);
			},
		});
	}
}

/** Lets another process do what tests do through the `Sandbox` object; `control.json` describes it. */
export function controlRouter(sandbox: Controls): Router {
	const actions: Record<string, (request: Request) => void> = {
		'POST /faults': ({ body }) => {
			sandbox.faults.add(body as Fault);
		},
		'DELETE /faults': () => {
			sandbox.faults.clear();
		},
		'POST /changes': ({ body }) => {
			order(sandbox, body as ChangeOrder);
		},
		'DELETE /changes': () => {
			sandbox.schedule.clear();
		},
		'DELETE /requests': () => {
			sandbox.clearRequests();
		},
		'POST /reset': () => {
			sandbox.reset();
		},
	};
	const router = Router();
	router.use(express.json({ limit: '5mb' }));
	router.use(middleware({ apiSpec: controlDescription }));
	router.get('/requests', (_request, response) => {
		const { requests, inFlight, maxInFlight } = sandbox;
		response.json({ success: true, inFlight, maxInFlight, requests });
	});
	router.use((request, response) => {
		actions[`${request.method} ${request.path}`](request);
		response.json({ success: true });
	});
	return router;
}
