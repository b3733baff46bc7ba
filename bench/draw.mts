import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { CONTENDERS, contenders, type ContenderName } from './contenders.mts';
import { bound, figure, plain, wall } from './figures.mts';
import { PLOTS, type Plot } from './plots.mts';
import type { Results } from './results.mts';
import { readableInTheDark, PALETTE } from './theme.mts';

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

const WIDTH = 720;
const HEIGHT = 400;

const BOUND = 'Bound';

interface Look {
	symbol: string;
	size: number;
	width: number;
}

/** The peers often lie upon each other: from broad to narrow, each stays visible. */
const LOOKS: Record<ContenderName, Look> = {
	httpRequest: { symbol: 'rect', size: 14, width: 6 },
	loop: { symbol: 'triangle', size: 10, width: 3.5 },
	declarative: { symbol: 'diamond', size: 7, width: 1.5 },
	getMany: { symbol: 'circle', size: 9, width: 3 },
};

type Point = [number, number];

function lines({ x, shows }: Plot, results: Results) {
	const shown = plain(results).filter(shows);
	const measured = CONTENDERS.map((name) => ({
		name: contenders[name].title,
		type: 'line',
		symbol: LOOKS[name].symbol,
		symbolSize: LOOKS[name].size,
		z: 10 - LOOKS[name].width,
		lineStyle: { width: LOOKS[name].width, color: PALETTE[name] },
		itemStyle: { color: PALETTE[name] },
		data: shown.flatMap((result): Point[] => {
			const time = figure(result, name, wall);
			return time ? [[x(result), time.median / 1000]] : [];
		}),
	}));
	const least = {
		name: BOUND,
		type: 'line',
		symbol: 'none',
		lineStyle: { width: 1.5, type: 'dashed', color: PALETTE.faint },
		itemStyle: { color: PALETTE.faint },
		data: shown.map((result): Point => [x(result), bound(result) / 1000]),
	};
	return [...measured, least];
}

function axis(name: string, type: string, nameGap: number) {
	return {
		...{ name, type, nameGap, nameLocation: 'middle' },
		nameTextStyle: { color: PALETTE.ink, fontSize: 13 },
		axisLabel: { color: PALETTE.ink, formatter: (value: number) => value.toLocaleString('en') },
		axisLine: { show: true, lineStyle: { color: PALETTE.faint } },
		splitLine: { lineStyle: { color: PALETTE.line } },
	};
}

function draw(plot: Plot, results: Results): string {
	const dashedOnly = { name: BOUND, itemStyle: { opacity: 0 } };
	const option: EChartsCoreOption = {
		animation: false,
		textStyle: { fontFamily: 'sans-serif' },
		title: {
			text: plot.title,
			left: 'center',
			top: 0,
			textStyle: { color: PALETTE.ink, fontSize: 15 },
		},
		legend: {
			top: 38,
			textStyle: { color: PALETTE.ink },
			data: [...CONTENDERS.map((name) => contenders[name].title), dashedOnly],
		},
		grid: { left: 70, right: 30, top: 75, bottom: 55 },
		xAxis: axis(plot.across, plot.scale, 30),
		yAxis: axis('Seconds', plot.scale, 45),
		series: lines(plot, results),
	};
	const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
	chart.setOption(option);
	const svg = chart.renderToSVGString();
	chart.dispose();
	return readableInTheDark(svg, plot.title);
}

/** The plots by file name. */
export function drawPlots(results: Results): Record<string, string> {
	return Object.fromEntries(PLOTS.map((plot) => [plot.file, draw(plot, results)]));
}
