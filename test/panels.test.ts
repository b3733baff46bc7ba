import { WachatApi } from '../credentials/WachatApi.credentials';
import { Wachat } from '../nodes/Wachat/Wachat.node';
import { WachatTrigger } from '../nodes/Wachat/WachatTrigger.node';
import { WachatWebhookTrigger } from '../nodes/Wachat/WachatWebhookTrigger.node';

/**
 * The whole panel, word by word: its names and values are saved in people's workflows, and its texts are read
 * by people and models. A change is to be seen in review.
 */
describe('What n8n shows of', () => {
	it.each([
		['Wachat', Wachat],
		['Wachat Trigger', WachatTrigger],
		['Wachat Webhook Trigger', WachatWebhookTrigger],
	])('%s is this', (_, Type) => {
		expect(new Type().description).toMatchSnapshot();
	});

	it('the credential is this', () => {
		expect(new WachatApi()).toMatchSnapshot();
	});
});
