import type { IConnections, IDataObject, INode, INodeType } from 'n8n-workflow';
import type { Sandbox } from '../sandbox/server.mts';
import type { Setting } from './setting.mts';

/** What a list is sorted by; `none`: by nothing that tells something. */
export interface Sorting {
	by: 'id' | 'createdAt' | 'updatedAt' | 'lastMessage' | 'none';
	newestFirst: boolean;
}

/**
 * A limiter of ten requests a second, or one 503 on one page in twenty; of the messages, the middle one is taken
 * and no answer comes, or it is answered with a 500 and not taken.
 */
export type Obstacle = 'limiter' | 'outage' | 'lostAnswer' | 'refusal';

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
	/** How it is run again once it ended badly: by _Retry execution_, pressed once, or by _Retry On Fail_. */
	retry?: 'execution' | 'onFail';
	sorting?: Sorting;
}

/** Cases that differ only in what the sandbox holds, so that the same processes run one after the other. */
export type Series = readonly Case[];

/** A case as contenders see it, and the instance of the sandbox that they work with. */
export interface Task extends Pick<Case, 'contacts' | 'obstacle' | 'retry'> {
	baseUrl: string;
	apiKey: string;
	instanceName: string;
}

/** A way to do a job in a workflow. */
export interface Contender {
	/** How the tables call it. */
	title: string;
	/** How it is set up, for RESULTS.md. */
	setup: string;
	/** The nodes of its workflow, in the order in which they run; the last one gives the contacts. */
	nodes: (task: Task) => INode[];
	/** How they are connected, if it is not one after the other. */
	connections?: IConnections;
	/** What the first node is handed; one empty item if left out. */
	input?: (contacts: number) => IDataObject[];
	/** Node types that exist only here, by the name under which the nodes refer to them. */
	types?: Record<string, INodeType>;
}

/** A job, who does it, and what has to come of it. */
export interface Bench {
	/** Names in `contenders.mts`; the first one is this package's. */
	names: readonly string[];
	full: readonly Series[];
	/** Enough to run every kind of case once. */
	quick: readonly Series[];
	/** Whether the unmeasured run before all others is on the target, as the second instance does not do. */
	warmsUpOnTarget?: true;
	/** Whether n8n starts anew, and runs once unmeasured, before each run that is measured: the list is known then. */
	looksBefore?: true;
	/** Whether a contender has no part in a case, as nothing would be another than in one that it has. */
	leavesOut?: (name: string, one: Case) => boolean;
	/** Readies the sandbox before each run; the requests before it do not count. */
	arrange: (sandbox: Sandbox, one: Case) => Promise<void>;
	/** Holds the ids that came out of the workflow, or what the sandbox has seen, against what had to. */
	judge: (ids: readonly number[], sandbox: Sandbox, one: Case) => Completeness;
	/** What must hold of a contender's runs whatever the times are, and does not; undefined if all is well. */
	flawOf: (row: Row) => string | undefined;
	/** By the name of their place in RESULTS.md. */
	tables: (cases: readonly CaseResult[]) => Record<string, readonly Line[]>;
	/** By file name. */
	plots: Record<string, Plot>;
}

/** A line of a table: its cells, by the headings of the columns. */
export type Line = Record<string, string>;

/** Times of many cases, drawn as lines. */
export interface Plot {
	title: string;
	/** What stands on the horizontal axis; on the vertical one it is the time. */
	across: 'contacts' | 'latency';
	/** Which cases have a place in it. */
	shows: (one: Case) => boolean;
	/** By name: the milliseconds that a case took, or is held against; undefined if it has no point. */
	lines: Record<string, (result: CaseResult) => readonly number[] | undefined>;
}

/** One run of one contender. Times in milliseconds, memory in bytes. */
export interface Sample {
	wall: number;
	/** Of all threads, in user and system mode. */
	cpu: number;
	/** The most memory that the process had resident during the run, n8n itself included. */
	peak: number;
	/** What the run left in memory, buffers included: the contacts, and what else n8n keeps of it. */
	held: number;
	/** Bytes that n8n is to keep in its database until the next run, if any. */
	state?: number;
	failure?: string;
	/** Requests that reached the sandbox. */
	requests: number;
	completeness: Completeness;
}

/** What was expected and is not there, what is there again, and what was not expected. */
export interface Completeness {
	missing: number;
	repeated: number;
	foreign: number;
}

export interface CaseResult {
	bench: Case;
	/** By contender, in the order of the rounds. */
	samples: Record<string, Sample[]>;
}

/** A contender in a case: what a line of a table tells of. */
export interface Row {
	bench: Case;
	name: string;
	samples: readonly Sample[];
	/** Those of the others, too. */
	all: CaseResult['samples'];
}

/** What was measured of one bench, and where. */
export interface Results {
	setting: Setting;
	cases: CaseResult[];
}

/** All that `figures.json` holds, by the name of the bench. */
export type Figures = Record<string, Results>;
