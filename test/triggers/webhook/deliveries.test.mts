import { EventEmitter, once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Deliveries } from '../../../nodes/Wachat/triggers/webhook/replays.ts';

/** An answer that does not arrive until it is told to. */
class SlowReply extends EventEmitter {
	statusCode = 200;
	writableEnded = false;

	end(statusCode: number): void {
		this.statusCode = statusCode;
		this.writableEnded = true;
	}
}

describe('deliveries', () => {
	it('whose answer has not been given are under way, a limited number of them', () => {
		const deliveries = new Deliveries(10, 2);
		const replies = ['a', 'b', 'c'].map((id) => {
			const reply = new SlowReply();
			deliveries.add(id, reply);
			return reply;
		});
		const standings = () => ['a', 'b', 'c', 'd'].map((id) => deliveries.standingOf(id));
		expect(standings()).toEqual(['taken', 'underWay', 'underWay', 'new']);
		replies[1].end(200);
		replies[2].end(500);
		expect(standings()).toEqual(['taken', 'taken', 'new', 'new']);
	});

	it('that came again are not judged by the first answer', () => {
		const deliveries = new Deliveries(10, 2);
		const [first, second] = [new SlowReply(), new SlowReply()];
		deliveries.add('a', first);
		first.end(500);
		expect(deliveries.standingOf('a')).toBe('new');
		deliveries.add('a', second);
		first.emit('finish');
		expect(deliveries.standingOf('a')).toBe('underWay');
	});

	it('are judged by what Node answers, also to somebody who has hung up', async () => {
		const deliveries = new Deliveries(10, 2);
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const client = request({ port, method: 'POST' }).on('error', () => undefined);
		client.end('{}');
		const [, reply] = (await once(server, 'request')) as [unknown, ServerResponse];
		deliveries.add('a', reply);
		client.destroy();
		await once(reply, 'close');
		expect(deliveries.standingOf('a')).toBe('underWay');
		reply.statusCode = 500;
		reply.end('Not taken');
		expect(deliveries.standingOf('a')).toBe('new');
		server.close();
	});
});
