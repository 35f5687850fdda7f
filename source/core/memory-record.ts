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
	/** Absent where llama.cpp decides. */
	readonly flashAttention?: boolean;
	/** `false` where the file was read into memory. */
	readonly mapped?: boolean;
};

/** What a device was predicted to take before anything was measured, and what it was seen to. Bytes. */
type Seen = {readonly predicted: number; readonly resident: number};

/** What the engine was seen to hold in main memory and, where it had layers there, on the cards. */
export type MemoryMeasurement = LoadedAs & Seen & {readonly card?: Seen};

/** What the engine was seen to hold at most: in main memory what it allocated and what it mapped, and on all cards. Bytes. */
export type HeldMemory = {readonly anonymous: number; readonly mapped: number; readonly cards: number};

/**
@param mappedWeights Bytes of the model's file that are mapped.
@returns Bytes that a model holds in main memory once every page of its file is there. What the kernel has dropped of them, or not yet read, at the moment of the measurement says nothing of the model: right after a file was written, 5 % of a 13 GiB one were missing, and came later.
*/
export function wholeResident({anonymous, mapped}: Omit<HeldMemory, 'cards'>, mappedWeights: number): number {
	return anonymous + Math.max(mapped, mappedWeights);
}

/** By how much a prediction is to be corrected: factors. */
export type MemoryCorrection = {readonly host: number; readonly card: number};

/** A measurement further off than this was of something else: of two models at once, or of one that was paged out. */
const believable = {least: 0.7, most: 1.5};

/**
How much a prediction is to be corrected by what was measured at earlier loads: of the same file loaded alike, else of the same file on the same device, mapped or not as now.

@returns 1 where nothing was measured.
*/
export function memoryCorrection(wanted: LoadedAs, measurements: readonly MemoryMeasurement[] = []): MemoryCorrection {
	const same = measurements.filter(({path, size, cardLayers, mapped}) => path === wanted.path && size === wanted.size && (cardLayers > 0) === (wanted.cardLayers > 0) && mapped === wanted.mapped);
	const alike = same.filter(each => each.context === wanted.context && each.kvType === wanted.kvType && each.cardLayers === wanted.cardLayers && each.batch === wanted.batch && each.flashAttention === wanted.flashAttention);
	const newest = [...same, ...alike].toReversed();
	return {host: firstFactor(newest), card: firstFactor(newest.map(({card}) => card))};
}

/** @returns Measurements as they were kept; what is none is left out. */
export function readMeasurements(text = '[]'): MemoryMeasurement[] {
	try {
		const value = JSON.parse(text) as unknown;
		return Array.isArray(value) ? value.filter((each): each is MemoryMeasurement => typeof each === 'object' && each !== null && Number.isFinite((each as MemoryMeasurement).resident) && Number.isFinite((each as MemoryMeasurement).predicted)) : [];
	} catch {
		return [];
	}
}

function firstFactor(seen: ReadonlyArray<Seen | undefined>): number {
	const factors = seen.flatMap(each => (each === undefined ? [] : [each.resident / each.predicted]));
	return factors.find(factor => factor >= believable.least && factor <= believable.most) ?? 1;
}
