import {bytes, decimal, integer} from '../../core/format.ts';
import {clean, cleanLine} from '../../core/text.ts';
import type {CompareSide, CompareState, View} from '../../core/view.ts';
import {bar} from '../chart/bar.ts';
import {wrapped} from '../chat/markdown/wrap.ts';
import {cut, fit} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {keysLine} from './keys-line.ts';
import {listLines} from './list.ts';

/** From here on two columns are wide enough to be read. */
const sideBySide = 70;

/** What a list takes of the width for itself. */
const around = 6;

type Done = Extract<CompareState, {phase: 'done'}>;
type Running = Exclude<CompareState, Done>;

/** Two rungs compared: what each said, what it took, and how often both would have said the same. */
export function compareLines({compare, making}: Pick<View, 'compare' | 'making'>, width: number, height: number, from: number, theme: Theme): string[] {
	const foot = compare?.phase === 'done'
		? [...agreementLines(compare, width - 4, theme), keysLine([[theme.glyphs.upDown, 'scroll'], ['Esc', 'back']], width - 4, theme)]
		: [`${theme.accent('Esc')} stop`];
	// Where there is no room for a foot, the figure that matters goes above what was said.
	const low = height - 2 - 3 <= foot.length;
	return listLines({
		title: {name: 'Compare', ...(compare !== undefined && {detail: `${cleanLine(compare.from)} ${theme.glyphs.dot} ${cleanLine(compare.to)}`})},
		rows: compareRows({compare, making}, width, theme),
		from,
		...(low && compare?.phase === 'done' ? {head: foot[0]!} : {foot}),
		width,
		height,
		theme,
	});
}

/** @returns What scrolls between the borders: both texts, or how far it is. */
export function compareRows({compare, making}: Pick<View, 'compare' | 'making'>, width: number, theme: Theme): string[] {
	const room = Math.max(1, width - around);
	if (compare?.phase !== 'done') {
		return [compare === undefined ? theme.dim('asking') : progressLine(compare, making, room, theme)];
	}

	if (width < sideBySide) {
		return [...sideLines(compare.said, room, theme), '', ...sideLines(compare.other, room, theme)];
	}

	const column = Math.floor((room - 3) / 2);
	const said = sideLines(compare.said, column, theme);
	const other = sideLines(compare.other, column, theme);
	const between = theme.border(theme.glyphs.border.vertical);
	return Array.from({length: Math.max(said.length, other.length)}, (_, index) => `${fit(said[index] ?? '', column)} ${between} ${fit(other[index] ?? '', column)}`);
}

function sideLines({rungs, text, rate, memory, cut: isCut}: CompareSide, width: number, theme: Theme): string[] {
	const {arrow, dot, ellipsis, unknown} = theme.glyphs;
	const name = rungs.map(rung => cleanLine(rung)).join(` ${arrow} `);
	const figures = [rate === undefined ? '' : `${decimal(rate)} tok/s`, memory === undefined ? '' : bytes(memory)].filter(Boolean).join(` ${dot} `) || unknown;
	const said = clean(text).trim();
	return [
		theme.strong(cut(name, width, ellipsis)),
		theme.dim(cut(figures, width, ellipsis)),
		'',
		...wrapped(isCut ? said + ellipsis : said, width).map(line => cut(line, width, ellipsis)),
	];
}

/** How often both rungs have the same first choice over the reply that was said: in one line where it fits. */
function agreementLines({agreement: {places, same, divergence}}: Done, room: number, theme: Theme): string[] {
	const share = places === 0 ? undefined : same / places;
	// Never a round 100 % where one place differs.
	const words = share === undefined ? theme.glyphs.unknown : `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
	const token = `same token at ${integer(same)} of ${integer(places)} places (${words})`;
	const loss = `KL ${divergence.toFixed(3)} nats`;
	const line = `${token}, ${loss}`;
	return (line.length <= room ? [line] : [token, loss]).map(text => theme.strong(text));
}

function progressLine({phase, fraction: told, to}: Running, making: View['making'], width: number, theme: Theme): string {
	const name = cleanLine(to);
	const fraction = phase === 'make' ? making?.fraction ?? told : told;
	const words = {waiting: 'waiting for the reply to end', make: `making ${name} first`, load: `loading ${name}`, answer: `${name} answers`, score: 'comparing token by token'}[phase];
	if (phase === 'waiting') {
		return cut(words, width, theme.glyphs.ellipsis);
	}

	const share = `${Math.round(fraction * 100)} %`.padStart(5);
	const start = cut(words, Math.max(1, width - 16), theme.glyphs.ellipsis).padEnd(25);
	const room = Math.min(30, width - start.length - share.length - 2);
	return room < 4 ? `${start} ${share}` : `${start} ${bar(fraction, room, theme, {style: theme.accent}).text} ${share}`;
}
