import {isDeepStrictEqual} from 'node:util';
import type {LoadedModel} from '../core/engine-protocol.ts';
import {fit} from '../core/fit.ts';
import {readMeasurements, wholeResident, type HeldMemory, type MemoryMeasurement} from '../core/memory-record.ts';
import {usualBatch} from '../core/fit-memory.ts';
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
		this.#measurements = readMeasurements(store.noted('memory'));
	}

	get seen(): readonly MemoryMeasurement[] {
		return this.#measurements;
	}

	/**
	Keeps what the engine held at most while a model answered, in main memory and on the cards. Bytes.

	Where nothing was seen on the cards although layers are there, the driver does not tell, and main memory is kept alone.
	*/
	async keep({path, fileSize, contextSize, kvType = 'F16', gpuLayers, batchSize = usualBatch, flashAttention, mmap: mapped}: LoadedModel, held: HeldMemory): Promise<void> {
		const [{shape, parts, quantization}, {vectors}] = await Promise.all([inspectOnce(path), boxFacts()]);
		if (held.anonymous <= 0 || shape === undefined) {
			return;
		}

		const onCards = gpuLayers > 0 ? [{name: '', free: Infinity}] : [];
		const predicted = fit({shape, parts, size: fileSize, quantization}, {context: contextSize, kvType, batch: batchSize, cardLayers: gpuLayers, flashAttention, mapped}, {memoryFree: Infinity, cards: onCards, vectors});
		const as = {path, size: fileSize, context: contextSize, kvType, cardLayers: gpuLayers, batch: batchSize, ...(flashAttention !== undefined && {flashAttention}), ...(mapped === false && {mapped})};
		const others = this.#measurements.filter(({predicted: _, resident: __, card: ___, ...each}) => !isDeepStrictEqual(each, as));
		const card = predicted.card && held.cards > 0 ? {card: {predicted: predicted.card.resident, resident: held.cards}} : {};
		this.#measurements = [...others, {...as, predicted: predicted.host.resident, resident: wholeResident(held, mapped === false ? 0 : predicted.host.weights), ...card}].slice(-most);
		this.#store.note('memory', JSON.stringify(this.#measurements));
	}
}
