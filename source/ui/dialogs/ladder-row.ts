import {bytes, decimal, duration, unknown} from '../../core/format.ts';
import type {Rung} from '../../core/ladder.ts';
import {cleanLine} from '../../core/text.ts';
import type {MakeState} from '../../core/view.ts';
import {fit} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {ladderColumns, type LadderColumns} from './ladder-columns.ts';

/** The names of the columns, over rows of so many cells, which a mark comes before. */
export function ladderHead(room: number): string {
	const columns = ladderColumns(room);
	const rate = columns.rate === undefined ? '' : columns.rate === 'called' ? 'tok/s' : '  tok/s';
	return `  ${figures(['rung'.padEnd(8), 'bits', 'size', 'needs'], columns)}${fit('on this box', columns.words, '')}${rate}`;
}

/**
One rung of the ladder as a line: bits, size, what it needs, whether it fits or is to be made, and how fast it is.

@param seen Tokens a second that the rung in use makes.
@param room Cells of the line.
*/
export function ladderRow(rung: Rung, {running, making, seen, room, theme}: {readonly running: boolean; readonly making?: MakeState; readonly seen?: number; readonly room: number; readonly theme: Theme}): string {
	const {name, bits, size, outlook, path} = rung;
	const columns = ladderColumns(room);
	const tone = running ? theme.accent : outlook === undefined ? theme.plain : {good: theme.good, tight: theme.warning, bad: theme.danger}[outlook.tone];
	const said = running ? 'running' : making?.path === path ? `making ${Math.round(making.fraction * 100)} %` : fitWords(rung, theme);
	const speed = running && seen !== undefined ? {tokensPerSecond: seen, measured: true} : outlook?.speed;
	const short = fit(cleanLine(name), 8, theme.glyphs.ellipsis);
	return `${figures([short, bits.toFixed(2), bytes(size), outlook === undefined ? unknown : bytes(outlook.needs)], columns)}${tone(fit(said, columns.words, theme.glyphs.ellipsis))}${rateWords(speed, columns)}`;
}

/** The columns before the words, as many as there is room for. */
function figures([name, bits, size, needs]: readonly [string, string, string, string], columns: LadderColumns): string {
	return `${name}${columns.hasBits ? ` ${bits.padStart(5)}` : ''}${columns.hasSize ? ` ${size.padStart(8)}` : ''}${columns.hasNeeds ? ` ${needs.padStart(8)} ` : ''} `;
}

function rateWords(speed: {readonly tokensPerSecond: number; readonly measured: boolean} | undefined, columns: LadderColumns): string {
	if (columns.rate === undefined) {
		return '';
	}

	const rate = decimal(speed?.tokensPerSecond);
	if (columns.rate === 'signed') {
		return `${speed?.measured === false ? '~' : ''}${rate}`.padStart(7);
	}

	return `${rate.padStart(5)} ${speed === undefined ? '' : speed.measured ? 'measured' : 'predicted'}`;
}

function fitWords({outlook, source, makeTime}: Rung, {glyphs}: Theme): string {
	if (source === undefined || outlook?.tone === 'bad') {
		return outlook?.words ?? '';
	}

	const make = `make${makeTime === undefined ? '' : ` ~${duration(makeTime)}`}`;
	return outlook === undefined ? make : `${outlook.words === 'fits' ? 'fits' : 'tight'} ${glyphs.dot} ${make}`;
}
