import {bytes, decimal, duration, unknown} from '../../core/format.ts';
import type {Rung} from '../../core/ladder.ts';
import {cleanLine} from '../../core/text.ts';
import type {MakeState} from '../../core/view.ts';
import {fit} from '../frame/width.ts';
import type {Theme} from '../theme.ts';

/** The width from which on the speed is shown. */
const wide = 73;

/** Cells of what is said of the rung on this box. */
const words = 18;

/** The names of the columns. */
export function ladderHead(width: number): string {
	return `  ${'rung'.padEnd(8)} ${'bits'.padStart(5)} ${'size'.padStart(8)} ${'needs'.padStart(8)}  ${'on this box'.padEnd(words)}${width >= wide ? 'tok/s' : ''}`;
}

/**
One rung of the ladder as a line: bits, size, what it needs, whether it fits or is to be made, and how fast it is.

@param seen Tokens a second that the rung in use makes.
*/
export function ladderRow(rung: Rung, {running, making, seen, width, theme}: {readonly running: boolean; readonly making?: MakeState; readonly seen?: number; readonly width: number; readonly theme: Theme}): string {
	const {name, bits, size, outlook, path} = rung;
	const tone = running ? theme.accent : outlook === undefined ? theme.plain : {good: theme.good, tight: theme.warning, bad: theme.danger}[outlook.tone];
	const said = running ? 'running' : making?.path === path ? `making ${Math.round(making.fraction * 100)} %` : fitWords(rung, theme);
	const speed = running && seen !== undefined ? {tokensPerSecond: seen, measured: true} : outlook?.speed;
	const rate = `${decimal(speed?.tokensPerSecond).padStart(5)} ${speed === undefined ? '' : speed.measured ? 'measured' : 'predicted'}`;
	return `${fit(cleanLine(name), 8, theme.glyphs.ellipsis)} ${bits.toFixed(2).padStart(5)} ${bytes(size).padStart(8)} ${(outlook === undefined ? unknown : bytes(outlook.needs)).padStart(8)}  ${tone(fit(said, words, theme.glyphs.ellipsis))}${width >= wide ? rate : ''}`;
}

function fitWords({outlook, source, makeTime}: Rung, {glyphs}: Theme): string {
	if (source === undefined || outlook?.tone === 'bad') {
		return outlook?.words ?? '';
	}

	const make = `make${makeTime === undefined ? '' : ` ~${duration(makeTime)}`}`;
	return outlook === undefined ? make : `${outlook.words === 'fits' ? 'fits' : 'tight'} ${glyphs.dot} ${make}`;
}
