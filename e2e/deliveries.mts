import assert from 'node:assert/strict';
import type { Sandbox } from '../sandbox/server.mts';
import type { Occasion } from '../sandbox/webhookDelivery.mts';
import { PACKAGE_NAME } from '../scripts/n8n/package.mts';
import type { Saved } from '../scripts/n8n/rest.mts';
import { CREDENTIAL_TYPE, type Workflow } from '../scripts/n8n/workflow.mts';

export const TRIGGER = 'On delivery';

/** A workflow that deliveries start; nothing else is in it. */
export function triggerWorkflow(
	credential: Saved,
	parameters: Record<string, unknown> = {},
	webhookId = 'd0000000-0000-4000-8000-000000000001',
): Workflow {
	return {
		name: 'Told by Wachat',
		nodes: [
			{
				id: webhookId,
				name: TRIGGER,
				type: `${PACKAGE_NAME}.wachatWebhookTrigger`,
				typeVersion: 1,
				position: [0, 0],
				parameters,
				credentials: { [CREDENTIAL_TYPE]: credential },
				webhookId,
			},
			{
				id: 'd0000000-0000-4000-8000-000000000002',
				name: 'After',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [220, 0],
				parameters: {},
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** The status with which n8n answered the one delivery that this makes. */
export async function deliver(
	sandbox: Sandbox,
	occasion: Partial<Occasion>,
): Promise<number | undefined> {
	const deliveries = await sandbox.deliver({ event: 'messages.upsert', ...occasion });
	assert.equal(deliveries.length, 1, JSON.stringify(deliveries));
	const { status, answer } = deliveries[0] ?? { answer: '' };
	assert(status !== undefined, answer);
	return status;
}
