// What of the editor a picture shows.
import type { Locator } from '@playwright/test';
import type { Editor } from '../editor/editor.mts';

export interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

export async function areaOf(element: Locator): Promise<Area> {
	const area = await element.boundingBox();
	if (area === null) throw new Error('There is nothing to take a picture of');
	return area;
}

export async function areasOf(elements: Locator): Promise<Area[]> {
	return await Promise.all((await elements.all()).map(areaOf));
}

/** The smallest area that holds all of them, and a margin. */
export function around(areas: Area[], margin: number): Area {
	const left = Math.min(...areas.map(({ x }) => x)) - margin;
	const top = Math.min(...areas.map(({ y }) => y)) - margin;
	const right = Math.max(...areas.map(({ x, width }) => x + width)) + margin;
	const bottom = Math.max(...areas.map(({ y, height }) => y + height)) + margin;
	return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The fields of the open node, and beside them what it gave. */
export async function fieldsAndOutput(editor: Editor): Promise<Area> {
	const parameters = await areaOf(editor.byId('node-parameters'));
	const { x, width, y, height } = await areaOf(editor.output());
	return { x: parameters.x, width: x + width - parameters.x, y, height };
}
