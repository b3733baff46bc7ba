import { getParts, type ToUndo } from '../scripts/n8n/session.mts';
import { partsAsEnv, readOptions } from './options.mts';

/** Before Playwright's worker starts: what every n8n is made of. Gives what is to be done at the end. */
export default async function prepare(): Promise<() => Promise<void>> {
	const toUndo: ToUndo = [];
	Object.assign(process.env, partsAsEnv(await getParts(readOptions(), toUndo)));
	return async () => {
		for (const undo of toUndo.reverse()) await undo();
	};
}
