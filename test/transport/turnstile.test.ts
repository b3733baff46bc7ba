import { sleep } from 'n8n-workflow';

import { turnstile } from '../../nodes/Wachat/transport/turnstile';

/** A turnstile whose pauses end by hand, and who came through it, in order. */
function watched() {
	const through: string[] = [];
	const pauses: Array<() => void> = [];
	const pause = async () => await new Promise<void>((end) => pauses.push(end));
	const turn = turnstile(pause);
	const come = async (name: string) => {
		await turn();
		through.push(name);
	};
	return { through, pauses, come };
}

/** Lets everything happen that waits for nothing outside. */
const settle = async () => await sleep(0);

describe('turnstile', () => {
	it('lets the first one through at once, and the next ones one by one, after a pause each', async () => {
		const { through, pauses, come } = watched();
		void come('first');
		void come('second');
		void come('third');
		await settle();
		expect(through).toEqual(['first']);
		pauses[0]();
		await settle();
		expect(through).toEqual(['first', 'second']);
		pauses[1]();
		await settle();
		expect(through).toEqual(['first', 'second', 'third']);
	});

	it('keeps nobody waiting who comes after the pause', async () => {
		const { through, pauses, come } = watched();
		await come('first');
		await settle();
		pauses[0]();
		await settle();
		await come('late');
		expect(through).toEqual(['first', 'late']);
	});
});
