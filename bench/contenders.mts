import { senders } from './followUp/contenders.mts';
import { readers } from './getMany/contenders.mts';
import { pollers } from './trigger/contenders.mts';
import type { Contender } from './types.mts';

/** All contenders of all benches, by the name under which figures.json keeps their runs. */
export const contenders: Record<string, Contender> = { ...readers, ...senders, ...pollers };
