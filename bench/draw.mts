import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

export interface Line {
	name: string;
	points: [number, number][];
	/** Not measured, but what the measured ones are held against. */
	dashed?: boolean;
}

export interface Plot {
	title: string;
	/** What stands on the horizontal axis, and on the vertical one. */
	across: string;
	up: string;
	/** Sizes may span three powers of ten, times then as well. */
	scale: 'log' | 'value';
	lines: Line[];
}

/** For white paper and for black; told apart by people who see fewer colours, too. */
const GREY = '#767e87';
const COLOURS = ['#2a84c9', '#d9670a', '#16925f', '#c0569a'];
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];
/** The peers often lie upon each other: from broad to narrow, each stays visible. */
const WIDTHS = [3, 6, 3.5, 1.5];

function series({ name, points, dashed = false }: Line, i: number) {
	const color = dashed ? GREY : COLOURS[i];
	const width = dashed ? 1.5 : WIDTHS[i];
	return {
		...{ name, type: 'line', data: points, color, z: 10 - width },
		...{ symbol: dashed ? 'none' : SYMBOLS[i], symbolSize: 6 + width },
		itemStyle: { opacity: dashed ? 0 : 1 },
		lineStyle: { width, type: dashed ? 'dashed' : 'solid' },
	};
}

function axis(name: string, type: string, nameGap: number) {
	const axisLabel = { color: GREY, formatter: (value: number) => value.toLocaleString('en') };
	const splitLine = { lineStyle: { opacity: 0.25, color: GREY } };
	return { name, type, nameGap, nameLocation: 'middle', axisLabel, splitLine };
}

/** @returns an SVG, the same for the same figures */
export function draw({ title, across, up, scale, lines }: Plot): string {
	const chart = init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 400 });
	chart.setOption({
		animation: false,
		textStyle: { fontFamily: 'sans-serif', color: GREY },
		title: { text: title, left: 'center', textStyle: { fontSize: 15, color: GREY } },
		legend: { top: 38, itemGap: 20, textStyle: { color: GREY } },
		grid: { left: 70, right: 30, top: 75, bottom: 55 },
		xAxis: axis(across, scale, 30),
		yAxis: axis(up, scale, 45),
		series: lines.map(series),
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}
