import { httpBatches } from './followUp/httpBatches.mts';
import { itemLoop } from './followUp/itemLoop.mts';
import { sendText } from './followUp/sendText.mts';
import { declarative } from './getMany/declarative.mts';
import { getMany } from './getMany/getMany.mts';
import { httpRequest } from './getMany/httpRequest.mts';
import { loop } from './getMany/loop.mts';
import { triggers } from './trigger/events.mts';
import { removeDuplicates } from './trigger/removeDuplicates.mts';
import type { Contender } from './types.mts';

/** All contenders of all benches, by the name under which figures.json keeps their runs. */
export const contenders: Record<string, Contender> = {
	...{ getMany, httpRequest, loop, declarative },
	...{ sendText, httpBatches, itemLoop },
	...triggers,
	removeDuplicates,
};
