import { filledText, optionalText } from '../../messages/checks';
import { readSections } from '../../messages/list';
import { listRequest } from '../../messages/requests';
import { delay } from './fields';
import { entryOf, readDelay } from './kind';
import { buttonText, footerText, sections, text, title, warning } from './sendList.fields';
import { sendOperation } from './sendOperation';

export const sendList = sendOperation({
	option: {
		name: 'Send List',
		value: 'sendList',
		action: 'Send a list message',
		description:
			'Send a WhatsApp list to choose from, which some phones do not show, to one recipient for each input item, with a pause between two; the outcome "queued" means that Wachat has taken it, and an "unknown" one must not be repeated',
	},
	content: [warning, title, text, buttonText, footerText, sections],
	options: [delay],
	read: (envelope, fields, options) =>
		listRequest(envelope, {
			title: filledText(entryOf(fields, title)),
			text: filledText(entryOf(fields, text)),
			buttonText: filledText(entryOf(fields, buttonText)),
			footerText: optionalText(entryOf(fields, footerText)),
			sections: readSections(fields.value(sections)),
			delay: readDelay(options),
		}),
});
