import {integer, percent} from '../../core/format.ts';
import type {LoadedModel} from '../../core/engine-protocol.ts';
import type {Rung} from '../../core/ladder.ts';
import type {LastSwap, ModelState, RungFigures, SwapState} from '../../core/view.ts';
import type {Status} from '../frame/border.ts';
import {join, piece} from '../frame/piece.ts';
import {barLine} from './bar-line.ts';
import {figure} from './figure.ts';
import {ladderLine} from './ladder-line.ts';
import {modelFacts} from './model-facts.ts';
import {failureLines, fillRows, roomLine, sentence, type Room, type Section} from './section.ts';
import {modelZoom} from './zoom/model.ts';
import {textLines} from './text-lines.ts';
import {swapBar, swapCardPiece, swapPiece} from './swap-line.ts';

/** Ladder, context, the last swap: facts stand below, so that they keep their place. */
const linesBeforeFacts = 3;

export type ModelPanel = {
	readonly state: ModelState;
	readonly rungs: readonly Rung[];
	readonly used: number;
	readonly swap?: SwapState;
	readonly lastSwap?: LastSwap;
	/** What the rung in use was seen to do. */
	readonly figures: RungFigures;
	/** How many messages the model no longer sees, for want of context. */
	readonly outOfContext: number;
};

/**
The model: its rung among the others, its context, and a swap that is under way or the last one.
*/
export function modelSection(panel: ModelPanel, room: Room): Section {
	const {state} = panel;
	switch (state.phase) {
		case 'none': {
			return {title: 'Model', status: 'none', body: fillRows(room, [sentence(room, 'no model is loaded: lisa loads one')])};
		}

		case 'loading': {
			const {theme} = room;
			const value = figure(theme, percent(state.fraction), 3);
			return {
				title: {name: 'Model', detail: state.name},
				status: 'loading',
				body: fillRows(room, [barLine(room, {label: 'load', share: state.fraction, style: theme.accent, value}), sentence(room, fileName(state.path))]),
			};
		}

		case 'failed': {
			const {message, hint} = state.problem;
			// What to do about it has a line, however long the message.
			const said = failureLines({...room, rows: Math.max(Math.min(1, room.rows), room.rows - 1)}, message);
			return {
				title: {name: 'Model', detail: fileName(state.path)},
				status: {text: 'failed', level: 'danger'},
				body: fillRows(room, [...said, ...textLines(hint, {width: room.width, rows: room.rows - said.length, ellipsis: room.theme.glyphs.ellipsis}).map(text => roomLine(room, piece(text, room.theme.dim)))]),
			};
		}

		case 'ready': {
			return ready(state.model, panel, room);
		}
	}
}

function ready(model: LoadedModel, panel: ModelPanel, room: Room): Section {
	const {swap, lastSwap} = panel;
	const context = contextLine(model, panel.used, room);
	const ladder = roomLine(room, ladderLine(panel.rungs, model.path, model.quantization, room.width, room.theme));
	const last = lastSwap === undefined ? [] : [roomLine(room, swapCardPiece(lastSwap, room.width, room.theme))];
	const moving = swap === undefined ? undefined : [roomLine(room, swapPiece(swap, room.theme)), swapBar(room, swap)];
	const title = {name: 'Model', detail: model.name};
	const status = statusOf(model, panel);
	if (room.rows === 1) {
		return {title, status, body: [moving?.[0] ?? ladder]};
	}

	const lines = moving === undefined ? [ladder, context, ...last] : room.rows === 2 ? moving : [...moving, context];
	if (room.zoomed) {
		return {title, status, body: fillRows(room, modelZoom({model, ...panel}, lines, room))};
	}

	const facts = modelFacts(model, room, room.rows - linesBeforeFacts);
	return {title, status, body: fillRows(room, facts.length === 0 ? lines : [...fillRows({...room, rows: linesBeforeFacts}, lines), ...facts])};
}

function contextLine({contextSize}: LoadedModel, used: number, room: Room): string {
	const {theme} = room;
	const whole = integer(contextSize);
	const value = join(figure(theme, integer(used), whole.length), piece('/', theme.dim), piece(whole));
	return barLine(room, {label: 'ctx', share: contextSize > 0 ? used / contextSize : undefined, value});
}

/** What is cut off must be seen: it goes before where the model runs. */
function statusOf(model: LoadedModel, {swap, outOfContext}: ModelPanel): Status {
	if (swap !== undefined) {
		return 'swapping';
	}

	return outOfContext > 0 ? {text: `${integer(outOfContext)} out of context`, level: 'warning'} : whereItRuns(model);
}

function whereItRuns({backend, gpuLayers, layers}: LoadedModel): string {
	return gpuLayers > 0 && gpuLayers < layers ? `${backend} ${gpuLayers}/${layers} layers` : backend;
}

/** @returns The last part of a path of either kind. */
function fileName(path: string): string {
	return path.split(/[/\\]/).at(-1) ?? path;
}
