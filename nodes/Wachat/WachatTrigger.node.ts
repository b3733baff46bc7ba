import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { searchInstances } from './methods/searchInstances';
import { triggerFields } from './triggers/fields';
import { poll } from './triggers/poll';

export class WachatTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wachat Trigger',
		name: 'wachatTrigger',
		icon: { light: 'file:wachat.svg', dark: 'file:wachat.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["event"]}}',
		// n8n shows the trigger and the actions in one entry, with this text for both.
		description:
			'Follow up on WhatsApp contacts with Wachat (wachat.net): start when a contact is new, has changed, writes or waits; send messages, look up contacts and instances',
		eventTriggerDescription: 'Waiting for something to happen in Wachat',
		activationMessage:
			'Your workflow now looks at Wachat at its Poll Times. The first look only remembers what is there; what happens from now on starts the workflow, each event once.',
		triggerPanel: {
			header: 'Fetch an example from Wachat',
			executionsHelp: {
				inactive:
					"While you build the workflow, click the 'fetch' button: it gets a contact or an instance as an example, and what the published workflow remembers stays as it is.<br /><br /><b>Once you publish it</b>, it looks at Wachat at the Poll Times, every minute unless you choose others. The first look only remembers what is there. From then on each event starts the workflow once; such executions show in the <a data-key='executions'>executions list</a>, but not here.",
				active:
					"While you build the workflow, click the 'fetch' button: it gets a contact or an instance as an example, and what the published workflow remembers stays as it is.<br /><br /><b>Your published workflow</b> looks at Wachat at the Poll Times. Each event starts it once; such executions show in the <a data-key='executions'>executions list</a>, but not here.",
			},
			activationHint:
				"Publish the workflow to let it look at Wachat at the Poll Times. The first look only remembers what is there, unless 'Include Existing' is on in the options.",
		},
		defaults: { name: 'Wachat Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wachatApi', required: true }],
		properties: triggerFields,
	};

	methods = { listSearch: { searchInstances } };

	async poll(this: IPollFunctions) {
		return await poll.call(this);
	}
}
