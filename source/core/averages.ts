import {figureNamed, type Figures} from './figures.ts';
import type {HistoryPoint, HistoryRequest, RecordedRow} from './history.ts';

/**
Gathers rows into one: averages weighted by how many samples each row stands for, and the maximum where that matters.
*/
export class Average {
	samples = 0;
	readonly #sums = new Map<string, {sum: number; weight: number; peak: number}>();

	add({figures, samples}: Pick<RecordedRow, 'figures' | 'samples'>): void {
		this.samples += samples;
		const values = figures as Readonly<Record<string, number>>;
		for (const name in values) {
			if (name.endsWith('_max')) {
				continue;
			}

			const value = values[name]!;
			const peak = values[`${name}_max`] ?? value;
			const before = this.#sums.get(name);
			if (before === undefined) {
				this.#sums.set(name, {sum: value * samples, weight: samples, peak});
			} else {
				before.sum += value * samples;
				before.weight += samples;
				before.peak = Math.max(before.peak, peak);
			}
		}
	}

	figures(): Figures {
		const result: Record<string, number> = {};
		for (const [name, {sum, weight, peak}] of this.#sums) {
			result[name] = sum / weight;
			if (figureNamed(name)?.peak === true) {
				result[`${name}_max`] = peak;
			}
		}

		return result;
	}
}

/**
Divides a span into equal parts and averages what was recorded in each.

@param rows In any order; those outside the span are left out.
@returns One point for each part in which there is a row, oldest first.
*/
export function pointsOf(rows: Iterable<RecordedRow>, {from, to, points}: HistoryRequest): HistoryPoint[] {
	const width = (to - from) / points;
	const parts = new Map<number, Average>();
	for (const row of rows) {
		const index = Math.floor((row.time - from) / width);
		if (!(index >= 0 && index < points)) {
			continue;
		}

		let part = parts.get(index);
		if (part === undefined) {
			part = new Average();
			parts.set(index, part);
		}

		part.add(row);
	}

	return [...parts].sort(([a], [b]) => a - b).map(([index, part]) => ({time: from + index * width, figures: part.figures()}));
}
