import {bestChoices, type BestChoices} from '../core/fit-choice.ts';
import {fit, type Fit, type FitBox} from '../core/fit.ts';
import type {ContextChoice} from '../core/fit-memory.ts';
import type {Rung} from '../core/ladder.ts';
import type {LibraryModel} from './discover.ts';
import {toRung} from './rungs.ts';

/** A rung of a family in the library, and whether it fits. */
export type FittedRung = Rung & {readonly store: string; readonly shards: number; readonly title?: string; readonly fit?: Fit};

/** The files that are quantizations of one model. */
export type LibraryFamily = {
	readonly key: string;
	readonly name: string;
	readonly architecture: string;
	readonly parameters: number;
	readonly license?: string;
	readonly trainedContext?: number;
	/** From the most bits to the fewest. */
	readonly rungs: readonly FittedRung[];
	readonly best: BestChoices<FittedRung & {readonly fit: Fit}>;
};

/**
Groups models by family, each rung with the answer to whether it fits this box.

@param models Sorted, as `discover` gives them.
*/
export function groupFamilies(models: readonly LibraryModel[], choice: ContextChoice, box: FitBox): LibraryFamily[] {
	return [...Map.groupBy(models, ({family}) => family)].map(([key, files]) => {
		const first = files[0]!;
		const rungs = files.map(file => {
			const {store, shards, title, shape, parts, size, path} = file;
			const rung = toRung(file, files);
			return {...rung, store, shards, ...(title !== undefined && {title}), fit: shape && fit({shape, parts, size, path, quantization: file.quantization}, choice, box)};
		});
		const fitted = rungs.filter((rung): rung is FittedRung & {fit: Fit} => rung.fit !== undefined);
		const {name, architecture, parameters, license, shape} = first;
		return {key, name, architecture, parameters, license, trainedContext: shape?.trainedContext, rungs, best: bestChoices(fitted)};
	});
}
