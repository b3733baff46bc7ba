import type { INodeProperties } from 'n8n-workflow';

import {
	latitude as readLatitude,
	longitude as readLongitude,
	optionalText,
} from '../../messages/checks';
import { locationRequest } from '../../messages/requests';
import { entryOf } from './kind';
import { sendOperation } from './sendOperation';

// Text, as a number field would stand at 0 when forgotten: off the coast of Africa.
const latitude: INodeProperties = {
	displayName: 'Latitude',
	name: 'latitude',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. -6.2088',
	description: 'Degrees from -90 to 90, north is positive, e.g. -6.2088',
};

const longitude: INodeProperties = {
	displayName: 'Longitude',
	name: 'longitude',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 106.8456',
	description: 'Degrees from -180 to 180, east is positive, e.g. 106.8456',
};

const placeName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Our shop',
	description: 'What the place is called',
};

const address: INodeProperties = {
	displayName: 'Address',
	name: 'address',
	type: 'string',
	default: '',
	placeholder: 'e.g. Jalan Sudirman 1, Jakarta',
	description: 'Address of the place, as the recipient reads it',
};

export const sendLocation = sendOperation({
	option: {
		name: 'Send Location',
		value: 'sendLocation',
		action: 'Send a location',
		description:
			'Send a place on the map to one WhatsApp recipient for each input item, with a pause between two; the outcome "queued" means that Wachat has taken it, and an "unknown" one must not be repeated',
	},
	content: [latitude, longitude],
	options: [address, placeName],
	read: (envelope, fields, options) =>
		locationRequest(envelope, {
			latitude: readLatitude(entryOf(fields, latitude)),
			longitude: readLongitude(entryOf(fields, longitude)),
			name: optionalText(entryOf(options, placeName)),
			address: optionalText(entryOf(options, address)),
		}),
});
