import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Check, Part } from '../checks.mts';
import { canvas } from './canvas.mts';
import { credentialForm } from './credentialForm.mts';
import type { Editor } from './editor.mts';
import { fields } from './fields.mts';
import { outputs } from './outputs.mts';
import type { BrowserCheck } from './scene.mts';

/** The checks in the editor; a picture of each failure goes into the folder. */
export function browserParts(editor: Editor, pictures: string): Part[] {
	const title = 'In the editor';
	const checks = [...canvas, ...credentialForm, ...fields, ...outputs];
	return [{ title, checks: checks.map((check) => inEditor(check, editor, pictures)) }];
}

function inEditor({ name, run }: BrowserCheck, editor: Editor, pictures: string): Check {
	return {
		name,
		run: async (setting) => {
			try {
				return await run(editor, setting);
			} catch (error) {
				const path = join(pictures, `${name.replace(/\W+/g, '-')}.png`);
				await editor.page.screenshot({ path }).catch(console.error);
				const reason = stripVTControlCharacters(
					error instanceof Error ? error.message : String(error),
				);
				throw new Error(`${reason}\nPicture: ${path}`, { cause: error });
			}
		},
	};
}
