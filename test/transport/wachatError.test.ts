import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { RequestFailure } from '../../nodes/Wachat/transport/requestFailure';
import { toNodeError } from '../../nodes/Wachat/transport/wachatError';

const node: INode = {
	id: '1',
	name: 'Wachat',
	type: 'n8n-nodes-wachat.wachat',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

describe('toNodeError', () => {
	it('carries message, description, status, item and cause', () => {
		const failure = new RequestFailure('serverDown', { status: 503, text: 'Maintenance' });
		const error = toNodeError(node, failure, 3);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'Wachat is not available (HTTP 503): Maintenance',
			description: expect.stringContaining('Try again in a few minutes'),
			httpCode: '503',
			errorResponse: { message: 'Wachat is not available (HTTP 503): Maintenance' },
			context: { itemIndex: 3 },
			failure: { cause: 'temporarily-unavailable' },
		});
	});

	it("keeps the API's words even if n8n sees a system code in them", () => {
		const failure = new RequestFailure('forbidden', {
			status: 403,
			text: 'approvePermissions off',
		});
		expect(toNodeError(node, failure).message).toContain('approvePermissions off');
	});

	describe('what would help', () => {
		const failure = new RequestFailure('rateLimited', { status: 429, waited: 5000 });
		const plain = 'Try again in a few minutes';

		it('is said where there are fields for it', () => {
			const advice = { askLess: 'Ask for less', waitLonger: 'Be patient' };
			expect(toNodeError(node, failure, 0, advice).description).toBe(
				`${plain}. Be patient. Ask for less`,
			);
			expect(toNodeError(node, failure, 0, { askLess: 'Ask for less' }).description).toBe(
				`${plain}. Ask for less`,
			);
		});

		it('is left out where there are none', () => {
			expect(toNodeError(node, failure).description).toBe(plain);
		});
	});

	it('has no status where there was no answer', () => {
		expect(toNodeError(node, new RequestFailure('disconnected'))).toMatchObject({ httpCode: null });
	});

	it("passes n8n's own errors on, with the item they belong to", () => {
		const own = new NodeOperationError(node, 'The Limit parameter is odd');
		expect(toNodeError(node, own, 2)).toBe(own);
		expect(own.context.itemIndex).toBe(2);
		expect(toNodeError(node, own, 5).context.itemIndex).toBe(2);
	});

	it('wraps what nobody expected', () => {
		const error = toNodeError(node, new TypeError('x is not a function'), 1);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('x is not a function');
		expect(error.context).toMatchObject({ itemIndex: 1 });
	});
});
