import { PerNode } from '../../nodes/Wachat/triggers/perNode';

it('knows 200 nodes, those noted last', () => {
	const known = new PerNode<number>();
	for (let node = 0; node < 200; node++) known.set(`node ${node}`, node);
	known.set('node 0', -1);
	known.set('node 200', 200);
	expect([0, 1, 2, 200].map((node) => known.get(`node ${node}`))).toEqual([-1, undefined, 2, 200]);
});
