import type {View} from '../../core/view.ts';
import type {Scale} from '../chart/scale.ts';
import type {Theme} from '../theme.ts';
import {firstChartTime, type ChartTime} from '../time/chart-time.ts';
import type {Past, Timeline} from '../time/timeline.ts';
import {columnFoot} from './column-foot.ts';
import {compose} from './compose.ts';
import {drawings} from './drawings.ts';
import {latencyAxis} from './latency-axis.ts';
import {planPanels, type PlannedSection} from './plan.ts';
import type {SectionName} from './section-names.ts';
import type {Section} from './section.ts';

export type ColumnProps = {
	readonly view: View;
	/** Cells, borders included. */
	readonly width: number;
	/** Lines, borders included. */
	readonly height: number;
	readonly theme: Theme;
	/** The section whose title is marked. */
	readonly focused?: SectionName;
	/** Which time the charts show; the newest when left out. */
	readonly time?: ChartTime;
	/** What the host told of the past. */
	readonly past?: Past;
	/** The section that has the whole column, with everything known of it. */
	readonly zoomed?: SectionName;
};

/** Draws a column again and again, each time only what changed. */
export type ColumnDrawer = (props: ColumnProps) => string[];

/** Borders, margins and one cell. */
const narrowest = 5;

type Kept = {readonly inputs: readonly unknown[]; readonly section: Section};

/**
@returns A function that draws the column of panels: `height` lines of `width` cells. It remembers the last lines of every section, and the axis of the latency chart so that it does not jump.
*/
export function createColumn(): ColumnDrawer {
	const kept = new Map<string, Kept>();
	let axis: Scale | undefined;
	return ({view, width, height, theme, focused, zoomed, time = firstChartTime, past}) => {
		if (width < narrowest) {
			return Array.from({length: height}, () => ' '.repeat(width));
		}

		axis = latencyAxis(axis, view.latency, view.samples.at(-1)?.time ?? 0);
		const scale = axis;
		const timeline = {time, samples: view.samples, past} satisfies Timeline;
		const cards = view.samples.at(-1)?.gpus.length ?? 0;
		const planned = zoomed === undefined ? planPanels(height, cards) : planZoomed(zoomed, height, cards);
		const stack = planned.map(({name, card, rows}) => {
			const room = {width: Math.max(1, width - 4), rows, theme, timeline, zoomed: zoomed === name};
			const {inputs, draw} = drawings[name];
			const now = [...inputs(view, scale), room.width, rows, theme, time, past, room.zoomed];
			const key = `${name} ${card ?? ''}`;
			const before = kept.get(key);
			const section = before !== undefined && same(before.inputs, now) ? before.section : draw(view, scale, room, card);
			kept.set(key, {inputs: now, section});
			return {section, focused: focused === name};
		});
		const foot = columnFoot({width: Math.max(1, width - 4), rows: height, theme, timeline, zoomed: zoomed !== undefined});
		return compose(stack, width, theme, foot).slice(0, Math.max(0, height));
	};
}

/** @returns The column as it is drawn the first time. */
export function columnLines(props: ColumnProps): string[] {
	return createColumn()(props);
}

/** The whole height for one section; several cards share it. Where not every card has a place of its own, the last place lists them all. */
function planZoomed(name: SectionName, height: number, cards: number): PlannedSection[] {
	const shown = name === 'gpu' && cards > 1 ? Math.min(cards, Math.max(2, Math.floor((height - 1) / 12))) : 1;
	const isList = (place: number) => cards > shown && place === shown - 1;
	const rows = Math.max(0, Math.floor((height - 1) / shown) - 1);
	const spare = Math.max(0, height - 1 - (rows + 1) * shown);
	return Array.from({length: shown}, (_, card) => ({
		name,
		card: name === 'gpu' && cards > 0 && !isList(card) ? card : undefined,
		rows: rows + (card === shown - 1 ? spare : 0),
	}));
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
	return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
