import {decimal, milliseconds, percent} from '../../core/format.ts';
import {cleanLine} from '../../core/text.ts';
import type {View} from '../../core/view.ts';
import type {GpuSample} from '../../core/samples.ts';
import {join, piece, type Piece} from '../frame/piece.ts';
import type {Theme} from '../theme.ts';
import {figure, greatest, labelled, sumOf} from './figure.ts';

/** The cards that answer, taken together. */
export type Cards = {
	readonly count: number;
	readonly used: number | undefined;
	readonly total: number | undefined;
	readonly own: number | undefined;
	readonly temperature: number | undefined;
	readonly power: number | undefined;
};

/** @returns Sums over the cards; of temperatures the highest. What one of them does not tell is not summed. */
export function allCards({samples}: View): Cards {
	const gpus = (samples.at(-1)?.gpus ?? []).filter(({lost, memoryTotal}) => !lost && memoryTotal > 0);
	const sum = (pick: (gpu: GpuSample) => number | undefined) => sumOf(gpus.map(gpu => pick(gpu)));
	return {
		count: gpus.length,
		used: sum(({memoryUsed}) => memoryUsed),
		total: sum(({memoryTotal}) => memoryTotal),
		own: sum(({memoryOwn}) => memoryOwn),
		temperature: greatest(gpus.map(({temperature}) => temperature)),
		power: sum(({power}) => power),
	};
}

export const cpuPart = ({samples}: View, theme: Theme): Piece => labelled(theme, 'CPU', figure(theme, percent(samples.at(-1)?.cpu?.load), 3, '%'));

export const ratePart = ({latency}: View, theme: Theme): Piece => figure(theme, decimal(latency.rate), 5, 'tok/s');

export const medianPart = ({latency}: View, theme: Theme): Piece => figure(theme, milliseconds(latency.p50), 5, 'ms');

export const tailPart = ({latency}: View, theme: Theme): Piece => labelled(theme, 'p99', figure(theme, milliseconds(latency.p99), 5));

/**
The state of the model when there is something else to say than its rung.
*/
export function modelPart({model, swap}: View, theme: Theme): Piece | undefined {
	switch (model.phase) {
		case 'none': {
			return piece('no model', theme.dim);
		}

		case 'loading': {
			return join(piece('loading ', theme.dim), figure(theme, percent(model.fraction), 3));
		}

		case 'failed': {
			return piece(`${theme.glyphs.danger} model failed`, theme.danger);
		}

		case 'ready': {
			return swap === undefined ? undefined : join(piece(`${theme.glyphs.arrow} `, theme.dim), piece(cleanLine(swap.to), theme.accent), ' ', figure(theme, percent(swap.fraction), 3));
		}
	}
}
