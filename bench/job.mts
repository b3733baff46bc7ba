import type { Obstacle } from './cases.mts';
import type { Target } from './contender.mts';
import type { ContenderName } from './contenders.mts';
import type { Places } from './engine.mts';

/** What one process is to measure. */
export interface Job {
	contender: ContenderName;
	places: Places;
	target: Target;
	/** A small list that is read once before, unmeasured: an n8n in use has loaded its modules. */
	warmUp: Target;
	apiKey: string;
	obstacle?: Obstacle;
}

/** What one process has measured. Times in milliseconds, memory in bytes. */
export interface Measurement {
	wall: number;
	/** Of all threads, in user and system mode. */
	cpu: number;
	/** The most memory that the process had resident during the run, n8n itself included. */
	peak: number;
	/** What the run left in memory, buffers included: the contacts, and what else n8n keeps of it. */
	held: number;
	/** The ids of the contacts that came out, in order. */
	ids: number[];
	failure?: string;
	expressions: string;
}
