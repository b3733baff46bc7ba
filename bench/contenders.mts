import type { Contender } from './contender.mts';
import { declarative } from './peers/declarative.mts';
import { getMany } from './peers/getMany.mts';
import { httpRequest } from './peers/httpRequest.mts';
import { loop } from './peers/loop.mts';

export const contenders = { getMany, httpRequest, loop, declarative } satisfies Record<
	string,
	Contender
>;

export type ContenderName = keyof typeof contenders;

export const CONTENDERS = Object.keys(contenders) as ContenderName[];

/** What users would pick instead. */
export const PEERS = CONTENDERS.filter((name) => name !== 'getMany');
