import {gibibytes, percent} from '../../core/format.ts';
import {keyLabel, keymap} from '../../core/keymap.ts';
import {smallRung, sortRungs, type Rung} from '../../core/ladder.ts';
import {heldAgainst} from '../../core/live-speed.ts';
import {cleanLine} from '../../core/text.ts';
import type {View} from '../../core/view.ts';
import {bar} from '../chart/bar.ts';
import {wrapped} from '../chat/markdown/wrap.ts';
import {swapPiece} from '../panels/swap-line.ts';
import type {Theme} from '../theme.ts';
import {ladderHead, ladderRow} from './ladder-row.ts';
import {ladderPreview} from './ladder-preview.ts';
import {keysLine, type KeyWord} from './keys-line.ts';
import {listLines} from './list.ts';
import {swapCardLines} from './swap-card.ts';

/** Lines under the rungs: as many whatever is chosen, so that nothing jumps, and enough for all that is said of a rung. With a card to show, or where lines are short, there are more. */
const usualFoot = 4;
const tallFoot = 6;
const shortLine = 60;

/** What a list takes of the width for itself: borders, margins and the mark. */
const around = 6;

/**
The ladder: every quantization of the model in use, from the most bits to the fewest, those that can be made among them. Below stands what going to the chosen one would do, or, on the rung in use, what the last swap did.
*/
export function ladderLines(view: View, width: number, height: number, selected: number, theme: Theme): string[] {
	const model = view.model.phase === 'ready' ? view.model.model : undefined;
	const rungs = heldAgainst(sortRungs(view.rungs), model?.path, view.figures.rate);
	const chosen = rungs[Math.min(selected, rungs.length - 1)];
	const room = Math.min(width, 78);
	return listLines({
		title: {name: 'Ladder', detail: cleanLine(model?.name ?? 'no model')},
		status: freeNow(view),
		head: theme.dim(ladderHead(room - around)),
		rows: rungs.length > 0 ? rungs.map(rung => ladderRow(rung, {running: rung.path === model?.path, making: view.making, seen: view.figures.rate, room: room - around, theme})) : [theme.dim(emptyWords(view, theme))],
		...(rungs.length > 0 && {selected: Math.min(selected, rungs.length - 1)}),
		foot: [...footLines(view, chosen, room - 4, theme), keysLine(keysOf(view, chosen, model?.path, theme), room - 4, theme)],
		width: room,
		height,
		theme,
	});
}

/** Where there is no rung: what comes, or how to have one. */
function emptyWords({model}: View, {glyphs}: Theme): string {
	if (model.phase === 'ready' || model.phase === 'loading') {
		return model.phase === 'ready' ? 'looking for the rungs of this model' : 'the model is being loaded';
	}

	return `no model is loaded; ${keyLabel(keymap.find(({command}) => command === 'models')!.keys[0], glyphs.name === 'ascii')} picks one`;
}

function footLines(view: View, chosen: Rung | undefined, width: number, theme: Theme): string[] {
	const {swap, lastSwap, model, figures} = view;
	const rows = lastSwap === undefined && width >= shortLine ? usualFoot : tallFoot;
	const isInUse = model.phase === 'ready' && chosen?.path === model.model.path;
	const told = () => lastSwap !== undefined && isInUse ? swapCardLines(lastSwap, figures, width, theme) : wrapped(ladderPreview(view, chosen), width);
	const lines = swap === undefined ? told() : swapLines(swap, width, theme);
	return Array.from({length: rows}, (_, index) => lines[index] ?? '');
}

function swapLines(swap: NonNullable<View['swap']>, width: number, theme: Theme): string[] {
	const {fraction, note} = swap;
	const share = fraction === undefined ? '' : `${bar(fraction, Math.max(4, Math.min(30, width - 6)), theme, {style: theme.accent}).text} ${percent(fraction)}`;
	return [swapPiece(swap, theme).text, share, theme.dim(cleanLine(note ?? ''))];
}

function keysOf({making}: View, chosen: Rung | undefined, inUse: string | undefined, theme: Theme): KeyWord[] {
	const missing = chosen?.source !== undefined;
	const isMaking = missing && making?.path === chosen.path;
	const others = !missing && chosen !== undefined && chosen.path !== inUse;
	return [
		[theme.glyphs.upDown, 'choose'],
		...(isMaking || (!missing && !others) ? [] : [['Enter', missing ? 'make and swap' : 'swap'] as const]),
		...(missing ? [['m', isMaking ? 'stop making' : 'make'] as const] : []),
		...(others || (missing && !isMaking && chosen.size <= smallRung) ? [['c', 'compare'] as const] : []),
		['Esc', 'back'],
	];
}

function freeNow({samples}: View): string {
	const sample = samples.at(-1);
	const card = sample?.gpus[0];
	if (card !== undefined) {
		return `${gibibytes(card.memoryTotal)} GiB card, ${gibibytes(card.memoryFree)} free`;
	}

	return sample?.memory === undefined ? '' : `${gibibytes(sample.memory.available)} GiB of RAM free`;
}
