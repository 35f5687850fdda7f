import type {KvType} from './fit-memory.ts';

/** How a model was loaded when its memory was measured. Bytes and tokens. */
export type LoadedAs = {
	readonly path: string;
	/** Of the file: another file of the same name is another model. */
	readonly size: number;
	readonly context: number;
	readonly kvType: KvType;
	readonly cardLayers: number;
	readonly batch: number;
};

/** What the engine was seen to hold, and what was predicted of it before anything was measured. Bytes. */
export type MemoryMeasurement = LoadedAs & {readonly predicted: number; readonly resident: number};

/** A measurement further off than this was of something else: of two models at once, or of one that was paged out. */
const believable = {least: 0.7, most: 1.5};

/**
How much a prediction is to be corrected by what was measured at earlier loads: of the same file loaded alike, else of the same file on the same device.

@returns A factor; 1 where nothing was measured.
*/
export function memoryCorrection(wanted: LoadedAs, measurements: readonly MemoryMeasurement[] = []): number {
	const same = measurements.filter(({path, size, cardLayers, predicted, resident}) => path === wanted.path && size === wanted.size && (cardLayers > 0) === (wanted.cardLayers > 0) && isBelievable(resident / predicted));
	const alike = same.findLast(each => each.context === wanted.context && each.kvType === wanted.kvType && each.cardLayers === wanted.cardLayers && each.batch === wanted.batch);
	const found = alike ?? same.at(-1);
	return found === undefined ? 1 : found.resident / found.predicted;
}

function isBelievable(factor: number): boolean {
	return factor >= believable.least && factor <= believable.most;
}
