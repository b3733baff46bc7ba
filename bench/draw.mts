import { init } from 'echarts';
import { median } from './figures.mts';
import type { CaseResult, Plot } from './types.mts';

/** For white paper and for black. */
const GREY = '#767e87';

/**
 * Told apart by people who see fewer colours, too. The peers often lie upon each other: from broad to narrow,
 * each stays visible.
 */
const STYLES = [
	{ color: '#2a84c9', symbol: 'circle', width: 3 },
	{ color: '#d9670a', symbol: 'rect', width: 6 },
	{ color: '#16925f', symbol: 'triangle', width: 3.5 },
	{ color: '#c0569a', symbol: 'diamond', width: 1.5 },
	// What was not measured.
	{ color: GREY, symbol: 'none', width: 1.5, type: 'dashed', opacity: 0 },
];

/** Sizes may span three powers of ten, times then as well. */
const AXES = {
	contacts: { name: 'Contacts', type: 'log' },
	latency: { name: 'Answer time (ms)', type: 'value' },
};

function axis(name: string, type: string, nameGap: number) {
	const axisLabel = { color: GREY, formatter: (value: number) => value.toLocaleString('en') };
	const splitLine = { lineStyle: { opacity: 0.25, color: GREY } };
	return { name, type, nameGap, nameLocation: 'middle', axisLabel, splitLine };
}

/** @returns an SVG, the same for the same figures */
export function draw({ title, across, shows, lines }: Plot, cases: readonly CaseResult[]): string {
	const horizontal = AXES[across];
	const shown = cases.filter(({ bench }) => shows(bench));
	const series = Object.entries(lines).map(([name, timesOf], i) => {
		const { color, symbol, width, type = 'solid', opacity = 1 } = STYLES[i];
		const data = shown.flatMap((result) => {
			const times = timesOf(result);
			return times ? [[result.bench[across], median(times) / 1000]] : [];
		});
		return {
			...{ name, data, type: 'line', color, symbol, symbolSize: 6 + width, z: 10 - width },
			...{ lineStyle: { width, type }, itemStyle: { opacity } },
		};
	});
	const chart = init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 400 });
	chart.setOption({
		animation: false,
		textStyle: { fontFamily: 'sans-serif', color: GREY },
		title: { text: title, left: 'center', textStyle: { fontSize: 15, color: GREY } },
		legend: { top: 38, itemGap: 20, textStyle: { color: GREY } },
		grid: { left: 70, right: 30, top: 75, bottom: 55 },
		xAxis: axis(horizontal.name, horizontal.type, 30),
		yAxis: axis('Seconds', horizontal.type, 45),
		series,
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}
