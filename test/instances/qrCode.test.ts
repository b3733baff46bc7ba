import { alreadyConnected, readQrCode } from '../../nodes/Wachat/instances/qrCode';

function picture(...beginning: number[]): Uint8Array {
	return Uint8Array.from([...beginning, 1, 2, 3]);
}

describe("a QR code's bytes", () => {
	it.each([
		['png', 'image/png', [0x89, 0x50, 0x4e, 0x47]],
		['jpg', 'image/jpeg', [0xff, 0xd8, 0xff]],
		['gif', 'image/gif', [0x47, 0x49, 0x46, 0x38]],
	])('are known as %s by how they begin', (extension, mimeType, beginning) => {
		const fileName = `t1_shop-qr.${extension}`;
		expect(readQrCode(picture(...beginning), 't1_shop')).toEqual({ mimeType, fileName });
	});

	it.each([[[0x89, 0x50, 0x4e, 0x48]], [[0x3c, 0x68]], [[]]])(
		'that begin otherwise are none, for now: %j',
		(beginning) => {
			expect(() => readQrCode(picture(...beginning), 't1_shop')).toThrow(
				expect.objectContaining({
					message: 'Wachat gave no picture of a QR code for "t1_shop"',
					explanation: expect.objectContaining({
						failure: { cause: 'temporarily-unavailable' },
					}) as unknown,
				}),
			);
		},
	);
});

it('an instance that is connected has none, until a person changes that', () => {
	expect(alreadyConnected('t1_shop').explanation).toMatchObject({
		message: expect.stringContaining('"t1_shop" is already connected') as string,
		failure: { cause: 'configuration-invalid' },
	});
});
