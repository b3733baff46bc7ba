import { realService } from '../../scripts/n8n/service.mts';

test('without settings there is no real service', () => {
	expect(realService({})).toBeUndefined();
	expect(realService({ WACHAT_API_KEY: '', WACHAT_BASE_URL: 'https://x.example' })).toBeUndefined();
});

test('takes account and instance from the environment', () => {
	expect(realService({ WACHAT_API_KEY: 'k', WACHAT_INSTANCE: 'i' })).toMatchObject({
		apiKey: 'k',
		instance: { apiName: 'i' },
	});
});

test('leaves the base URL to the credential unless it is given', () => {
	const env = { WACHAT_API_KEY: 'k', WACHAT_INSTANCE: 'i' };
	expect(realService(env)).not.toHaveProperty('baseUrl');
	expect(realService({ ...env, WACHAT_BASE_URL: 'https://x.example' })).toMatchObject({
		baseUrl: 'https://x.example',
	});
});

test.each([
	[{ WACHAT_API_KEY: 'secret-key' }, /WACHAT_INSTANCE is missing/],
	[{ WACHAT_INSTANCE: 'i' }, /WACHAT_API_KEY is missing/],
])('names what is missing, and never the key', (env, message) => {
	expect(() => realService(env)).toThrow(message);
	expect(() => realService(env)).not.toThrow(/secret-key/);
});
