import {integer, milliseconds, percent} from '../../core/format.ts';
import type {SwapCard, SwapStep} from '../../core/engine-protocol.ts';
import type {SwapState} from '../../core/view.ts';
import {cleanLine} from '../../core/text.ts';
import {join, piece, type Piece} from '../frame/piece.ts';
import type {Theme} from '../theme.ts';
import {figure} from './figure.ts';
import {barLine} from './bar-line.ts';
import {roomLine, type Room} from './section.ts';

/** What a step of a swap does, in words. */
const stepWords: Readonly<Record<SwapStep, string>> = {
	plan: 'looking what fits',
	'make-room': 'making room',
	load: 'loading',
	carry: 'carrying the KV cache',
	prefill: 'reading again',
	switch: 'switching',
	verify: 'checking',
	release: 'releasing the old rung',
};

/** The card a swap ends with: `Q4_K_M → Q8_0 · carried 540 tok · 12 ms`, with fewer words where there is less room. */
export function swapCardPiece({from, to, carried, tokens, gap}: SwapCard, width: number, theme: Theme): Piece {
	const {arrow, dot} = theme.glyphs;
	const pause = gap < 10 ? milliseconds(gap) : integer(gap);
	// Without a reply there was nothing to pause.
	const paused = gap > 0;
	const card = (separator: string, unit: string) => join(
		piece(`${cleanLine(from)} ${arrow} `, theme.dim),
		piece(cleanLine(to), theme.accent),
		piece(`${separator}${carried ? 'carried' : 'reread'} `, theme.dim),
		piece(integer(tokens)),
		piece(paused ? `${unit}${separator}` : unit, theme.dim),
		piece(paused ? pause : ''),
		piece(paused ? ' ms' : '', theme.dim),
	);
	const forms = [card(` ${dot} `, ' tok'), card('  ', ' tok'), card('  ', '')];
	return forms.find(form => form.width <= width) ?? forms[2]!;
}

/** Where a swap leads, and what it is at. */
export function swapPiece({from, to, step}: SwapState, theme: Theme): Piece {
	const {arrow, dot} = theme.glyphs;
	return join(piece(`${cleanLine(from)} ${arrow} `, theme.dim), piece(cleanLine(to), theme.accent), piece(` ${dot} ${stepWords[step]}`, theme.dim));
}

/** How far a step has come, where it tells. */
export function swapBar(room: Room, {fraction, note}: SwapState): string {
	return fraction === undefined
		? roomLine(room, piece(cleanLine(note ?? '') || room.theme.glyphs.ellipsis, room.theme.dim))
		: barLine(room, {label: 'swap', share: fraction, style: room.theme.accent, value: figure(room.theme, percent(fraction), 3)});
}
