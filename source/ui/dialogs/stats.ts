import {bytes, decimal, duration, integer, milliseconds} from '../../core/format.ts';
import type {Stats} from '../../core/stats.ts';
import {cleanLine} from '../../core/text.ts';
import type {Theme} from '../theme.ts';
import {listLines} from './list.ts';

/** What the conversation cost, over all its branches. */
export function statsLines(stats: Stats, title: string, width: number, height: number, from: number, theme: Theme): string[] {
	const {unknown} = theme.glyphs;
	const rows: ReadonlyArray<readonly [string, string, string]> = [
		['messages', integer(stats.questions), 'sent'],
		['replies', integer(stats.replies), 'on all branches'],
		['tokens in', integer(stats.tokensIn), 'evaluated; not those that were in the KV cache'],
		['tokens out', integer(stats.tokensOut), 'generated'],
		['time', stats.time > 0 ? duration(stats.time / 1000) : unknown, 'reading and writing'],
		['TTFT', stats.ttft === undefined ? unknown : `${milliseconds(stats.ttft)} ms`, 'median'],
		['rate', stats.rate === undefined ? unknown : `${decimal(stats.rate)} tok/s`, 'median'],
		['rung changes', integer(stats.changes), ''],
		['peak memory', bytes(stats.peakMemory), 'of the engine'],
		['energy', stats.energy === undefined ? unknown : `${integer(stats.energy)} J`, stats.energy === undefined ? 'nothing here tells' : `of ${integer(stats.energyReplies)} replies`],
	];
	return listLines({
		title: {name: 'Stats', detail: cleanLine(title)},
		status: 'esc back',
		rows: rows.map(([name, value, note]) => `${theme.dim(name.padEnd(13))} ${value.padStart(12)}  ${theme.dim(note)}`),
		from,
		width: Math.min(width, 78),
		height,
		theme,
	});
}
