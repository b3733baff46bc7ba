import { Explained } from '../transport/explain';

/** How pictures begin, and what they are then. Only PNG is documented. */
const SIGNATURES: Array<[mimeType: string, extension: string, beginning: number[]]> = [
	['image/png', 'png', [0x89, 0x50, 0x4e, 0x47]],
	['image/jpeg', 'jpg', [0xff, 0xd8, 0xff]],
	['image/gif', 'gif', [0x47, 0x49, 0x46, 0x38]],
];

export interface Picture {
	mimeType: string;
	fileName: string;
}

/**
 * What a QR code's bytes are, whatever the answer says they are.
 *
 * @param instanceName gives the file its name
 * @throws {Explained} if they are no picture
 */
export function readQrCode(bytes: Uint8Array, instanceName: string): Picture {
	const found = SIGNATURES.find(([, , beginning]) =>
		beginning.every((byte, position) => bytes[position] === byte),
	);
	if (found) return { mimeType: found[0], fileName: `${instanceName}-qr.${found[1]}` };
	throw new Explained({
		message: `Wachat gave no picture of a QR code for "${instanceName}"`,
		description:
			'Look in Wachat whether the instance waits to be connected, then run the workflow again',
		failure: { cause: 'temporarily-unavailable' },
	});
}

/** That there is nothing to scan. */
export function alreadyConnected(instanceName: string): Explained {
	return new Explained({
		message: `The instance "${instanceName}" is already connected to WhatsApp, so there is no QR code`,
		description:
			'To connect another phone, log the instance out in Wachat first. To see the state of an instance, use the operation Get State',
		failure: { cause: 'configuration-invalid' },
	});
}
