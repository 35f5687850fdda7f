import {figuresOf} from '../../core/figures-of.ts';
import type {Figures} from '../../core/figures.ts';
import type {Sample} from '../../core/samples.ts';

const kept = new WeakMap<Sample, Figures>();

/** @returns The figures of a sample by their names, found once for all charts. */
export function figuresAt(sample: Sample): Figures {
	let figures = kept.get(sample);
	if (figures === undefined) {
		figures = figuresOf(sample);
		kept.set(sample, figures);
	}

	return figures;
}
