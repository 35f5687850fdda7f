import type {LoadedModel} from '../core/engine-protocol.ts';
import {fit} from '../core/fit.ts';
import type {MemoryMeasurement} from '../core/memory-record.ts';
import {usualBatch} from '../core/step-down.ts';
import {inspectOnce} from '../library/inspect-once.ts';
import type {Store} from '../storage/store.ts';
import {boxFacts} from '../telemetry/box-facts.ts';

/** So many measurements are kept, the newest. */
const most = 200;

/**
What models were seen to take on this box: each measurement corrects the next prediction for that file.
*/
export class MemorySeen {
	readonly #store: Store;
	#measurements: readonly MemoryMeasurement[];

	constructor(store: Store) {
		this.#store = store;
		this.#measurements = read(store.noted('memory'));
	}

	get seen(): readonly MemoryMeasurement[] {
		return this.#measurements;
	}

	/**
	Keeps what the engine held at most while a model answered, where all of it was in main memory.

	@param resident Bytes.
	*/
	async keep({path, fileSize, contextSize, kvType = 'F16', gpuLayers}: LoadedModel, resident: number): Promise<void> {
		const [{shape, parts, quantization}, {vectors}] = await Promise.all([inspectOnce(path), boxFacts()]);
		if (resident <= 0 || gpuLayers > 0 || shape === undefined) {
			return;
		}

		const {host} = fit({shape, parts, size: fileSize, quantization}, {context: contextSize, kvType}, {memoryFree: Infinity, cards: [], vectors});
		const measurement = {path, size: fileSize, context: contextSize, kvType, cardLayers: 0, batch: usualBatch, predicted: host.resident, resident};
		const others = this.#measurements.filter(each => each.path !== path || each.context !== contextSize || each.kvType !== kvType);
		this.#measurements = [...others, measurement].slice(-most);
		this.#store.note('memory', JSON.stringify(this.#measurements));
	}
}

function read(text = '[]'): MemoryMeasurement[] {
	try {
		const value = JSON.parse(text) as unknown;
		return Array.isArray(value) ? value.filter((each): each is MemoryMeasurement => typeof each === 'object' && each !== null && Number.isFinite((each as MemoryMeasurement).resident)) : [];
	} catch {
		return [];
	}
}
