import { Turns } from '../../nodes/Wachat/triggers/turns';

/** Work that ends when it is told to. */
function work(result: string) {
	let end: () => void = () => undefined;
	const ended = new Promise<void>((resolve) => (end = resolve));
	return { end, run: async () => await ended.then(() => result) };
}

const patient = { isOver: false };

it('leaves out what comes while something runs, unless it waits; one at a time does', async () => {
	const turns = new Turns();
	const [first, second] = [work('first'), work('second')];
	second.end();
	const taken = [
		turns.take('a', first.run),
		turns.take('a', second.run),
		turns.take('a', second.run, patient),
		turns.take('a', second.run, { isOver: false }),
		turns.take('b', second.run),
	];
	first.end();
	expect(await Promise.all(taken)).toEqual(['first', undefined, 'second', undefined, 'second']);
});

it('lets somebody wait in place of one who has given up', async () => {
	const turns = new Turns();
	const [first, second] = [work('first'), work('second')];
	second.end();
	const impatient = { isOver: false };
	const running = turns.take('a', first.run);
	void turns.take('a', second.run, impatient);
	impatient.isOver = true;
	const waiting = turns.take('a', second.run, patient);
	first.end();
	expect(await Promise.all([running, waiting])).toEqual(['first', 'second']);
});
