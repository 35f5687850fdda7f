import type {LoadedModel} from '../../../core/engine-protocol.ts';
import {bytes, decimal, percent} from '../../../core/format.ts';
import {sortRungs, type Rung} from '../../../core/ladder.ts';
import {cleanLine} from '../../../core/text.ts';
import type {LastSwap, RungFigures} from '../../../core/view.ts';
import {niceCeiling} from '../../chart/scale.ts';
import {swapCardLines} from '../../dialogs/swap-card.ts';
import {alignLeft, alignRight, empty, join, piece} from '../../frame/piece.ts';
import {cut, fit} from '../../frame/width.ts';
import {barLine} from '../bar-line.ts';
import {detailLines, type Detail} from '../details.ts';
import {figure} from '../figure.ts';
import {modelFactsOf} from '../model-facts.ts';
import {roomLine, type Room} from '../section.ts';
import {zoomLines} from './zoom-lines.ts';

export type ModelZoom = {
	readonly model: LoadedModel;
	readonly rungs: readonly Rung[];
	readonly lastSwap?: LastSwap;
	/** What the rung in use was seen to do. */
	readonly figures: RungFigures;
};

/**
Everything known of the model: its memory by parts, what was predicted and what was measured, its rungs, and the last swap in full.

@param lines What the panel shows above it.
*/
export function modelZoom({model, rungs, lastSwap, figures}: ModelZoom, lines: readonly string[], room: Room): string[] {
	const {theme, width} = room;
	const swapped = lastSwap === undefined ? [] : swapCardLines(lastSwap, figures, width, theme).map(line => fit(line, width, theme.glyphs.ellipsis));
	return zoomLines(room, [
		lines,
		memoryLines(model, room),
		detailLines(room, [...measured(model, rungs), ...modelFactsOf(model)]),
		sortRungs(rungs).map(rung => rungLine(rung, rung.path === model.path, room)),
		swapped,
		{label: 'resident memory', data: values => values.engine_resident, max: peak => niceCeiling(peak / 2 ** 20) * 2 ** 20, format: bytes, color: () => theme.accent},
	]);
}

/** The parts of the memory, each against all of them. */
function memoryLines({memory: {weights, kv, compute}}: LoadedModel, room: Room): string[] {
	const parts = [['wts', weights], ['KV', kv], ['buf', compute]] as const;
	const all = parts.reduce((sum, [, part]) => sum + (part ?? 0), 0);
	return all === 0 ? [] : parts.map(([label, part]) => barLine(room, {label, share: part === undefined ? undefined : part / all, style: room.theme.accent, value: figure(room.theme, bytes(part), 6)}));
}

/** What was predicted of the rung in use, and what its load took. */
function measured({path, memory: {resident, added}, gpuLayers}: LoadedModel, rungs: readonly Rung[]): Detail[] {
	const predicted = rungs.find(rung => rung.path === path)?.outlook?.needs;
	// What is predicted counts the engine itself, on the box and on the card.
	const taken = gpuLayers === 0 ? resident : added === undefined ? undefined : resident + added;
	return [
		['predicted', bytes(predicted)],
		['measured', taken === undefined ? undefined : predicted === undefined ? bytes(taken) : `${bytes(taken)}, ${percent(taken / predicted)}`],
	];
}

function rungLine({name, bits, size, outlook}: Rung, current: boolean, room: Room): string {
	const {theme, width} = room;
	const label = cut(cleanLine(name), 10, theme.glyphs.ellipsis);
	const speed = outlook?.speed;
	const told = width < 70 || outlook === undefined
		? empty
		: join('  ', alignLeft(piece(cut(cleanLine(outlook.words), 22, theme.glyphs.ellipsis), theme.dim), 22), alignRight(piece(speed === undefined ? theme.glyphs.unknown : decimal(speed.tokensPerSecond)), 7), piece(speed === undefined ? '' : ` tok/s ${speed.measured ? 'measured' : 'predicted'}`, theme.dim));
	return roomLine(room, join(
		piece(current ? `${theme.glyphs.name === 'ascii' ? theme.glyphs.prompt : theme.glyphs.currentLeft} ` : '  ', theme.accent),
		alignLeft(piece(label, current ? theme.accent : theme.plain), 10),
		alignRight(piece(`${bits.toFixed(2)} bits`, theme.dim), 11),
		alignRight(piece(bytes(size)), 10),
		told,
	));
}
