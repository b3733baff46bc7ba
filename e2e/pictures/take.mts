import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { launchChromium, type Look } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import type { ToUndo } from '../session.mts';
import type { Setting } from '../setting.mts';
import { scenes } from './scenes.mts';

const SIZE = { width: 1280, height: 800 };

/** Takes every picture in one theme, and tells how big each file became. */
export async function takePictures(
	chromium: string,
	setting: Setting,
	theme: NonNullable<Look['theme']>,
	folder: string,
	toUndo: ToUndo,
): Promise<void> {
	await mkdir(folder, { recursive: true });
	const context = await launchChromium(chromium, toUndo, { theme, viewport: SIZE });
	const editor = await Editor.open(context, setting.url);
	await editor.signIn(setting.owner);
	for (const { name, arrange } of scenes) {
		const clip = await arrange(editor, setting);
		await editor.settle();
		const shot = await editor.page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
		// With a palette it takes less than half of the room, and the editor has few colours.
		const picture = await sharp(shot).png({ palette: true, effort: 10 }).toBuffer();
		const file = `${name}-${theme}.png`;
		await writeFile(join(folder, file), picture);
		console.log(`${file}: ${Math.ceil(picture.length / 1024)} KB`);
	}
	await context.close();
}
