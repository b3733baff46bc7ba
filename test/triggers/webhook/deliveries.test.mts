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
	it('are under way until they are answered, however many there are', () => {
		const deliveries = new Deliveries(1000);
		const ids = Array.from({ length: 500 }, (_, i) => String(i));
		const replies = ids.map((id) => {
			const reply = new SlowReply();
			deliveries.add(id, reply);
			return reply;
		});
		const standings = () => new Set(ids.map((id) => deliveries.standingOf(id)));
		expect([...standings()]).toEqual(['underWay']);
		replies.forEach((reply) => reply.end(500));
		expect([...standings()]).toEqual(['new']);
		expect(deliveries.standingOf('another')).toBe('new');
	});

	it('that n8n has taken are so for good', () => {
		const deliveries = new Deliveries(10);
		const reply = new SlowReply();
		deliveries.add('a', reply);
		reply.end(200);
		expect(deliveries.standingOf('a')).toBe('taken');
	});

	it('that came again are not judged by the first answer', () => {
		const deliveries = new Deliveries(10);
		const [first, second] = [new SlowReply(), new SlowReply()];
		deliveries.add('a', first);
		first.end(500);
		expect(deliveries.standingOf('a')).toBe('new');
		deliveries.add('a', second);
		first.emit('finish');
		expect(deliveries.standingOf('a')).toBe('underWay');
	});

	it('are judged by what Node answers, also to somebody who has hung up', async () => {
		const deliveries = new Deliveries(10);
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
