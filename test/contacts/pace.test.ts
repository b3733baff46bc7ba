import { Pace } from '../../nodes/Wachat/contacts/pace';
import { VirtualClock } from '../transport/virtualClock';

interface Crowd {
	count: number;
	free?: number;
	answerTimes: number[];
}

/** When each of `count` callers, who all come at once, gets its turn. */
async function turns({ count, free = 0, answerTimes }: Crowd) {
	const clock = new VirtualClock();
	const { now, sleep } = clock;
	const pace = new Pace({ free, now, sleep });
	return await clock.run(
		(async () => {
			for (const time of answerTimes) await pace.time(async () => await sleep(time));
			const from = now();
			const turn = async () => {
				await pace.turn();
				return now() - from;
			};
			return await Promise.all(Array.from({ length: count }, turn));
		})(),
	);
}

describe('Pace', () => {
	it('keeps requests apart that would leave at once', async () => {
		expect(await turns({ count: 4, answerTimes: [50] })).toEqual([0, 4, 8, 12]);
	});

	it('lets the first ones through without a gap', async () => {
		expect(await turns({ count: 5, free: 3, answerTimes: [50] })).toEqual([0, 0, 0, 0, 4]);
	});

	it('waits a tenth of what the quickest answer takes, if that is less', async () => {
		expect(await turns({ count: 3, answerTimes: [90, 20, 60] })).toEqual([0, 2, 4]);
		expect(await turns({ count: 3, answerTimes: [0] })).toEqual([0, 0, 0]);
	});

	it('keeps nobody waiting who comes later than that', async () => {
		const clock = new VirtualClock();
		const pace = new Pace({ free: 0, now: clock.now, sleep: clock.sleep });
		const late = async () => {
			await pace.turn();
			await clock.sleep(10);
			await pace.turn();
			return clock.now();
		};
		expect(await clock.run(late())).toBe(10);
	});

	it('passes on what a request brings, and what it throws', async () => {
		const { now, sleep } = new VirtualClock();
		const pace = new Pace({ free: 0, now, sleep });
		await expect(pace.time(async () => await Promise.resolve('here'))).resolves.toBe('here');
		await expect(pace.time(async () => await Promise.reject(new Error('no')))).rejects.toThrow(
			'no',
		);
	});
});
