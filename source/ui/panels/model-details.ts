import {bytes, duration, integer, rate} from '../../core/format.ts';
import type {LoadedModel} from '../../core/engine-protocol.ts';
import {sortRungs, type Rung} from '../../core/ladder.ts';
import {cleanLine} from '../../core/text.ts';
import type {LastSwap, RungFigures} from '../../core/view.ts';
import {swapCardLines} from '../dialogs/swap-card.ts';
import {alignLeft, alignRight, join, piece} from '../frame/piece.ts';
import {cut, fit} from '../frame/width.ts';
import {detailLines, type Detail} from './details.ts';
import {roomLine, type Room} from './section.ts';

/** Everything known of the model, its rungs as a table, and the last swap in full: the zoomed panel. */
export function modelDetails(model: LoadedModel, rungs: readonly Rung[], {lastSwap, figures}: {readonly lastSwap?: LastSwap; readonly figures: RungFigures}, room: Room): string[] {
	const blank = ' '.repeat(room.width);
	const swapped = lastSwap && [blank, ...swapCardLines(lastSwap, figures, room.theme).map(line => fit(line, room.width, room.theme.glyphs.ellipsis))];
	return [
		blank,
		...detailLines(room, factsOf(model)),
		blank,
		...sortRungs(rungs).map(rung => rungLine(rung, rung.path === model.path, room)),
		...(swapped ?? []),
	];
}

function rungLine({name, bits, size}: Rung, current: boolean, room: Room): string {
	const {theme} = room;
	const label = cut(cleanLine(name), 10, theme.glyphs.ellipsis);
	return roomLine(room, join(
		piece(current ? `${theme.glyphs.currentLeft} ` : '  ', theme.accent),
		alignLeft(piece(label, current ? theme.accent : theme.plain), 10),
		alignRight(piece(`${bits.toFixed(2)} bits`, theme.dim), 11),
		alignRight(piece(bytes(size)), 11),
	));
}

/** @returns As many facts as there are rows to spare, below a blank one; none when that would be fewer than three. */
export function modelFacts(model: LoadedModel, room: Room, rows: number): string[] {
	return rows < 4 ? [] : [' '.repeat(room.width), ...detailLines(room, factsOf(model))].slice(0, rows);
}

/** The most telling ones first. */
function factsOf(model: LoadedModel): Detail[] {
	const {memory} = model;
	return [
		['weights', bytes(memory.weights)],
		['KV cache', bytes(memory.kv)],
		['buffers', bytes(memory.compute)],
		['file', bytes(model.fileSize)],
		['load', `${duration(model.loadTime / 1000)}, ${rate(model.loadRate)}`],
		['threads', integer(model.threads)],
		['KV type', model.kvType],
		['chosen', model.chosen],
		...(model.adjusted === undefined ? [] : [['given up', model.adjusted] as const]),
		['layers on card', `${model.gpuLayers}/${model.layers}`],
		['parameters', integer(model.parameters)],
		['bits per weight', model.bits.toFixed(2)],
		['trained context', `${integer(model.trainedContextSize)} tok`],
		['RAM at load', bytes(memory.resident)],
		['backend', model.backend],
		['architecture', model.architecture],
	];
}
