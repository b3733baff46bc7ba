import type { Case } from './cases.mts';
import type { ContenderName } from './contenders.mts';
import type { Measurement } from './job.mts';
import type { Completeness } from './statistics.mts';

/** One run of one contender. */
export interface Sample extends Omit<Measurement, 'ids' | 'expressions'> {
	/** Requests that reached the sandbox. */
	requests: number;
	completeness: Completeness;
}

export interface CaseResult {
	bench: Case;
	/** In the order of the rounds. */
	samples: Record<ContenderName, Sample[]>;
}

/** Where it was measured, and with what. */
export interface Setting {
	command: string;
	/** Which state of the source was measured, as Git names it. */
	source: string;
	/** The day, as YYYY-MM-DD. */
	date: string;
	processor: string;
	cores: number;
	/** Bytes. */
	memory: number;
	system: string;
	/** Versions by name. */
	versions: Record<string, string>;
	/** How n8n evaluates expressions. */
	expressions: string;
}

export interface Results {
	setting: Setting;
	cases: CaseResult[];
}
