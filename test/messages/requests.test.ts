import {
	listRequest,
	locationRequest,
	mediaRequest,
	textRequest,
} from '../../nodes/Wachat/messages/requests';

const envelope = { instanceName: 't1_mq9r2jov_jakarta_store', number: '628123456789' };

describe('the body of a request', () => {
	it('is the documented one for a text', () => {
		expect(textRequest(envelope, { message: ' *Hello* ', delay: 1000 })).toEqual({
			path: '/send/text',
			body: { ...envelope, type: 'text', message: ' *Hello* ', delay: 1000 },
		});
		expect(Object.keys(textRequest(envelope, { message: 'Hello' }).body)).toEqual([
			...['instanceName', 'number', 'type', 'message'],
		]);
	});

	it.each(['image', 'video', 'document'] as const)('has the caption as message: %s', (type) => {
		const media = {
			mediaType: type,
			mediaUrl: 'https://example.com/a.pdf',
			caption: 'See this',
			fileName: 'a.pdf',
			mimeType: 'application/pdf',
			delay: 0,
		};
		expect(mediaRequest(envelope, media)).toEqual({
			path: '/send/media',
			body: {
				...envelope,
				type,
				mediaUrl: 'https://example.com/a.pdf',
				message: 'See this',
				fileName: 'a.pdf',
				mimetype: 'application/pdf',
				delay: 0,
			},
		});
	});

	it('has no caption for audio', () => {
		const media = { mediaType: 'audio', mediaUrl: 'https://example.com/a.mp3' } as const;
		const { body } = mediaRequest(envelope, { ...media, caption: 'Listen' });
		expect(body).toEqual({ ...envelope, type: 'audio', mediaUrl: media.mediaUrl });
		expect(Object.keys(body)).toHaveLength(4);
	});

	it('has neither type nor delay for a location', () => {
		const place = { latitude: -6.2, longitude: 106.8 };
		const bare = locationRequest(envelope, place);
		expect(bare.path).toBe('/send-location');
		expect(Object.keys(bare.body)).toEqual([
			...['instanceName', 'number', 'latitude', 'longitude'],
		]);
		const named = { ...place, name: 'Shop', address: 'Street 1' };
		expect(locationRequest(envelope, named).body).toEqual({ ...envelope, ...named });
	});

	it('has the list within interactive', () => {
		const list = {
			title: 'Service',
			text: 'Choose',
			buttonText: 'View',
			sections: [{ title: 'Times', rows: [{ title: 'Morning', rowId: 'm' }] }],
		};
		expect(listRequest(envelope, { ...list, footerText: 'Bye', delay: 500 })).toEqual({
			path: '/send/list',
			body: {
				...envelope,
				type: 'interactive',
				interactive: { type: 'list', ...list, footerText: 'Bye' },
				delay: 500,
			},
		});
		const { interactive } = listRequest(envelope, list).body;
		expect(interactive).not.toHaveProperty('footerText');
	});
});
