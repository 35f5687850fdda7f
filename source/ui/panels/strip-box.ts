import type {View} from '../../core/view.ts';
import {cleanLine} from '../../core/text.ts';
import {bar} from '../chart/bar.ts';
import {drawn, empty, join, line, piece, type Piece} from '../frame/piece.ts';
import {levelMark, levelOf, type Theme} from '../theme.ts';
import {live} from '../time/timeline.ts';
import {figure, gibi, labelled, shareOf, usedOfTotal} from './figure.ts';
import {timeChart} from './time-chart.ts';
import {allCards, cpuPart, type Cards} from './strip-parts.ts';

const gap = 2;

/**
The strip's first line: what the box holds and how busy it is.
*/
export function boxLine(view: View, width: number, theme: Theme): string {
	const cards = allCards(view);
	const {memory, engine} = view.samples.at(-1) ?? {};
	const ram = (length: number) => barPart('RAM', shareOf(memory?.used, memory?.total), shareOf(engine?.resident, memory?.total), usedOfTotal(theme, memory?.used, memory?.total, ''), length, theme);
	if (cards.count === 0) {
		return withoutCard(view, ram, width, theme);
	}

	const vram = (length: number) => barPart('VRAM', shareOf(cards.used, cards.total), shareOf(cards.own, cards.total), usedOfTotal(theme, cards.used, cards.total, ''), length, theme);
	const cpu = cpuPart(view, theme);
	const heat = heatPart(cards, theme);
	// Bars share what the figures leave; the card's heat goes before they do.
	const fixed = vram(0).width + ram(0).width + cpu.width + gap * 2;
	const shown = fixed + heat.width + gap + 8 <= width ? heat : empty;
	const length = Math.min(24, Math.floor((width - fixed - (shown === empty ? 0 : shown.width + gap)) / 2) - 1);
	return line(join(vram(length), '  ', ram(length)), shown === empty ? cpu : join(cpu, '  ', shown), width, theme.glyphs.ellipsis);
}

/** A word, a bar of some cells, the sign of its level, and a figure. */
function barPart(label: string, share: number | undefined, own: number | undefined, value: Piece, length: number, theme: Theme): Piece {
	const mark = drawn(levelMark(levelOf(share), theme), 1);
	return length < 4 ? join(piece(label, theme.dim), mark, value) : join(piece(`${label} `, theme.dim), bar(share, length - 1, theme, {own}), mark, ' ', value);
}

function heatPart({temperature, power}: Cards, theme: Theme): Piece {
	const degrees = temperature === undefined ? empty : figure(theme, String(Math.round(temperature)), 3, theme.glyphs.celsius);
	const watts = power === undefined ? empty : figure(theme, String(Math.round(power)), 4, 'W');
	return join(degrees, watts);
}

/** Without a card the engine's own memory and the processor over time take its place. */
function withoutCard(view: View, ram: (length: number) => Piece, width: number, theme: Theme): string {
	const {samples} = view;
	const sample = samples.at(-1);
	const own = labelled(theme, 'model', figure(theme, gibi(sample?.engine?.resident), 4, 'GiB'));
	const cpu = cpuPart(view, theme);
	const status = piece(cleanLine(sample?.gpuStatus ?? ''), theme.dim);
	const fixed = ram(0).width + own.width + cpu.width + gap * 3;
	const words = status.width > 0 && fixed + status.width + gap + 16 <= width ? join('  ', status) : empty;
	const spare = width - fixed - words.width;
	const length = Math.min(24, Math.floor(spare / 2) - 1);
	const load = length < 4 ? empty : join(' ', drawn(timeChart(live(samples), figures => figures.cpu_load, {width: length, rows: 1, max: 1, theme, color: value => theme[levelOf(value)]})[0]!, length));
	return line(join(ram(length), '  ', own), join(cpu, load, words), width, theme.glyphs.ellipsis);
}
