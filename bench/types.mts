import type { INode, INodeType, NodeConnectionType } from 'n8n-workflow';
import type { Sandbox } from '../sandbox/server.mts';
import type { Completeness } from './figures.mts';
import type { Setting } from './setting.mts';

/** What n8n calls `NodeConnectionTypes.Main`; n8n itself is not loaded where contenders are described. */
export const MAIN: NodeConnectionType = 'main';
export const CREDENTIAL_NAME = 'wachatApi';

/** A limiter of ten requests a second, or one 503 on one page in twenty. */
export type Obstacle = 'limiter' | 'outage';

/** What there is to do, and the server it is done with. */
export interface Case {
	contacts: number;
	/** Milliseconds before each answer. */
	latency: number;
	/** How often all contenders run. */
	rounds: number;
	/** In each round all at the same time, each against a server of its own; else one after the other. */
	together?: boolean;
	/** What makes it hard, if anything does. */
	obstacle?: Obstacle;
}

/** Whom all contenders work with: one instance of the sandbox. */
export interface Target {
	baseUrl: string;
	instanceName: string;
}

/** A way to do a job in a workflow. */
export interface Contender {
	/** How the tables call it. */
	title: string;
	/** How it is set up, for RESULTS.md. */
	setup: string;
	/** The nodes of its workflow, in the order in which they run; the last one gives the contacts. */
	nodes: (target: Target, obstacle?: Obstacle) => INode[];
	/** Node types that exist only here, by the name under which the nodes refer to them. */
	types?: Record<string, INodeType>;
}

/** A job, who does it, and what has to come of it. */
export interface Bench {
	/** Names in `contenders.mts`; the first one is this package's. */
	names: readonly string[];
	full: readonly Case[];
	/** Enough to run every kind of case once. */
	quick: readonly Case[];
	/** Readies the sandbox before each run; the requests before it do not count. */
	arrange: (sandbox: Sandbox, one: Case) => Promise<void>;
	/** Holds the ids that came out of the workflow, or what the sandbox has seen, against what had to. */
	judge: (ids: readonly number[], sandbox: Sandbox) => Completeness;
}

export interface Task {
	target: Target;
	apiKey: string;
	obstacle?: Obstacle;
}

export interface Places {
	/** Where n8n is installed. */
	n8n: string;
	/** Where the package is installed. */
	wachat: string;
}

/** What one process is to measure. */
export interface Job extends Task {
	contender: string;
	places: Places;
	/** A small list to work with once before, unmeasured: an n8n in use has loaded its modules. */
	warmUp: Target;
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
	/** How n8n evaluates expressions: `vm` by default, or `legacy` where that cannot be. */
	expressions: string;
}

/** One run of one contender. */
export interface Sample extends Omit<Measurement, 'ids' | 'expressions'> {
	/** Requests that reached the sandbox. */
	requests: number;
	completeness: Completeness;
}

export interface CaseResult {
	bench: Case;
	/** By contender, in the order of the rounds. */
	samples: Record<string, Sample[]>;
}

/** All that `figures.json` holds. */
export interface Results {
	setting: Setting;
	cases: CaseResult[];
}
