import { init } from 'echarts';
import { figure, median } from './figures.mts';
import type { Case, CaseResult } from './types.mts';

export interface Line {
	name: string;
	/** Which cases it goes through. */
	through: (one: Case) => boolean;
	/** The contender whose time it shows, or milliseconds that the measured ones are held against. */
	time: string | ((one: Case) => number);
}

export interface Plot {
	title: string;
	/** What stands on the horizontal axis; on the vertical one it is the time. */
	across: keyof typeof AXES;
	lines: readonly Line[];
}

/** Sizes may span three powers of ten, times then as well. */
const AXES = {
	contacts: { name: 'Contacts', scale: 'log' },
	latency: { name: 'Answer time (ms)', scale: 'value' },
};

/** For white paper and for black; told apart by people who see fewer colours, too. */
const GREY = '#767e87';
const COLOURS = ['#2a84c9', '#d9670a', '#16925f', '#c0569a'];
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];
/** The peers often lie upon each other: from broad to narrow, each stays visible. */
const WIDTHS = [3, 6, 3.5, 1.5];

/** In seconds; a run that failed has no point. */
function pointsOf({ through, time }: Line, across: Plot['across'], cases: readonly CaseResult[]) {
	return cases.flatMap((result) => {
		const { bench } = result;
		if (!through(bench)) return [];
		const walls = typeof time === 'string' ? figure({ result, name: time }, 'wall') : [time(bench)];
		return walls ? [[bench[across], median(walls) / 1000]] : [];
	});
}

/** What was not measured is dashed. */
function style({ name, time }: Line, i: number) {
	const dashed = typeof time !== 'string';
	const color = dashed ? GREY : COLOURS[i];
	const width = dashed ? 1.5 : WIDTHS[i];
	return {
		...{ name, type: 'line', color, z: 10 - width },
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
export function draw({ title, across, lines }: Plot, cases: readonly CaseResult[]): string {
	const { name, scale } = AXES[across];
	const chart = init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 400 });
	chart.setOption({
		animation: false,
		textStyle: { fontFamily: 'sans-serif', color: GREY },
		title: { text: title, left: 'center', textStyle: { fontSize: 15, color: GREY } },
		legend: { top: 38, itemGap: 20, textStyle: { color: GREY } },
		grid: { left: 70, right: 30, top: 75, bottom: 55 },
		xAxis: axis(name, scale, 30),
		yAxis: axis('Seconds', scale, 45),
		series: lines.map((line, i) => ({ ...style(line, i), data: pointsOf(line, across, cases) })),
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}
