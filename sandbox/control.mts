import express, { Router } from 'express';
import type { Request } from 'express';
import { middleware } from 'express-openapi-validator';
import type { Controls } from './controls.mts';
import { controlDescription } from './descriptions.mts';
import type { Fault } from './faults.mts';
import type { Occasion } from './webhookDelivery.mts';

/** Lets another process do what tests do through the `Sandbox` object; `control.json` describes it. */
export function controlRouter(sandbox: Controls): Router {
	const actions: Record<string, (request: Request) => void> = {
		'POST /faults': ({ body }) => {
			sandbox.faults.add(body as Fault);
		},
		'DELETE /faults': () => {
			sandbox.faults.clear();
		},
		'DELETE /requests': () => {
			sandbox.clearRequests();
		},
		'DELETE /messages': () => {
			sandbox.clearMessages();
		},
	};
	const router = Router();
	router.use(express.json({ limit: '5mb' }));
	router.use(middleware({ apiSpec: controlDescription }));
	router.get('/requests', (_request, response) => {
		const { requests, inFlight, maxInFlight } = sandbox;
		response.json({ success: true, inFlight, maxInFlight, requests });
	});
	router.get('/messages', (_request, response) => {
		response.json({ success: true, messages: sandbox.messages });
	});
	router.get('/webhooks', (_request, response) => {
		response.json({ success: true, webhooks: sandbox.webhooks });
	});
	router.post('/deliver', async ({ body }, response) => {
		response.json({ success: true, deliveries: await sandbox.deliver(body as Occasion) });
	});
	router.use((request, response) => {
		actions[`${request.method} ${request.path}`](request);
		response.json({ success: true });
	});
	return router;
}
