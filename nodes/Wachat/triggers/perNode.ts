import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Of so many nodes something is known; what was noted longest ago goes first. */
const MOST_NODES = 200;

/** Names a node for as long as it lives, through renames. */
export function nodeKey(context: IPollFunctions | IHookFunctions | IWebhookFunctions): string {
	return JSON.stringify([context.getWorkflow().id, context.getNode().id]);
}

/** What the process knows of nodes, by their keys; all of it may be lost at any time. */
export class PerNode<Value> {
	private readonly values = new Map<string, Value>();

	get(key: string): Value | undefined {
		return this.values.get(key);
	}

	set(key: string, value: Value): void {
		this.values.delete(key);
		this.values.set(key, value);
		const [oldest] = this.values.keys();
		if (this.values.size > MOST_NODES) this.values.delete(oldest);
	}
}
