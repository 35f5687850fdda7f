import {integer} from '../../core/format.ts';
import type {View} from '../../core/view.ts';
import {cleanLine} from '../../core/text.ts';
import {empty, join, piece, type Piece} from '../frame/piece.ts';
import type {Theme} from '../theme.ts';
import {figure, labelled, usedOfTotal} from './figure.ts';
import {allCards, cpuPart, medianPart, modelPart, ratePart, tailPart} from './strip-parts.ts';

/**
The most important figures that fit, the first of them first: what the model is at, its rate and median, memory, then the rest.

@param width At most so many cells.
*/
export function oneLine(view: View, width: number, theme: Theme): Piece {
	const {samples, latency, model} = view;
	const memory = samples.at(-1)?.memory;
	const cards = allCards(view);
	const state = modelPart(view, theme);
	const parts: ReadonlyArray<Piece | undefined> = [
		state,
		ratePart(view, theme),
		medianPart(view, theme),
		labelled(theme, 'RAM', usedOfTotal(theme, memory?.used, memory?.total, '')),
		cards.count === 0 ? undefined : labelled(theme, 'VRAM', usedOfTotal(theme, cards.used, cards.total, '')),
		state === undefined && model.phase === 'ready' ? piece(cleanLine(model.model.quantization), theme.accent) : undefined,
		cpuPart(view, theme),
		tailPart(view, theme),
		labelled(theme, 'TTFT', figure(theme, integer(latency.ttft), 5, 'ms')),
	];
	let shown = empty;
	for (const part of parts) {
		if (part === undefined) {
			continue;
		}

		const next = shown === empty ? part : join(shown, '  ', part);
		if (next.width > width) {
			break;
		}

		shown = next;
	}

	return shown;
}
