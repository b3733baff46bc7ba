import { followUpBench } from './followUp/bench.mts';
import { followUpReport } from './followUp/report.mts';
import { getManyBench } from './getMany/bench.mts';
import { getManyReport } from './getMany/report.mts';
import { triggerBench } from './trigger/bench.mts';
import { triggerReport } from './trigger/report.mts';
import type { Bench, BenchReport } from './types.mts';

/** All benches, by the name under which figures.json keeps what they measured. */
export const benches: Record<string, Bench & BenchReport> = {
	getMany: { ...getManyBench, ...getManyReport },
	followUp: { ...followUpBench, ...followUpReport },
	trigger: { ...triggerBench, ...triggerReport },
};
