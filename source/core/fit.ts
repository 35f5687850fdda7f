import type {ModelShape} from './gguf-header.ts';
import type {WeightParts} from './gguf-parts.ts';
import {computeBytes, kvPerLayer, repackedBytes, usualBatch, type ContextChoice, type Vectors} from './fit-memory.ts';
import {memoryCorrection, type MemoryMeasurement} from './memory-record.ts';
import {guessParts} from './fit-parts.ts';
import {countLayers, layerSteps, splitLayers} from './fit-layers.ts';
import {reserve} from './fit-reserve.ts';
import {bytesPerToken, expectSpeed, type ExpectedSpeed, type SpeedMeasurement} from './fit-speed.ts';

/** A card as far as fitting depends on it. Bytes, bytes a second. */
export type FitCard = {readonly name: string; readonly free: number; readonly bandwidth?: number};

/** The box as it is now. Bytes, bytes a second. */
export type FitBox = {
	/** Memory that programs can have without swapping (`MemAvailable`). */
	readonly memoryFree: number;
	readonly memoryBandwidth?: number;
	readonly cards: readonly FitCard[];
	readonly vectors?: Vectors;
	readonly measurements?: readonly SpeedMeasurement[];
	/** What models were seen to take here: it corrects what is predicted of them. */
	readonly memory?: readonly MemoryMeasurement[];
	/** The engine that will load it runs already: what its process takes for itself is no longer free. */
	readonly running?: boolean;
};

/** The model and the rung that is asked about. */
export type FitModel = {
	readonly path?: string;
	readonly shape: ModelShape;
	/** Bytes of the rung, all shards. */
	readonly size: number;
	/** As in `Q4_K_M`. */
	readonly quantization: string;
	/** From the file's tensors; guessed from the shape without it. */
	readonly parts?: WeightParts;
};

/** Bytes on one device. */
export type Needs = {
	readonly weights: number;
	/** The CPU's second copy. As much of `weights` can be reclaimed. */
	readonly repacked: number;
	readonly kv: number;
	readonly compute: number;
	/** What the runtime takes for itself. */
	readonly runtime: number;
	/** What must be there: all of these less what can be reclaimed. */
	readonly total: number;
	/** What monitors will show once it is loaded and used. */
	readonly resident: number;
};

/** The one answer to “does it fit?”, the same in picker, ladder, catalog and doctor. */
export type Fit = {
	readonly grade: 'fits' | 'partly' | 'too big';
	/** Its colour: green below 90 % of what is free, red when it does not fit, yellow between. */
	readonly tone: 'good' | 'tight' | 'bad';
	/** As in `fits`, `partly (20/33 layers)`, `on the CPU`, `card too small` for the layers that were fixed, `too big`. */
	readonly words: string;
	/** Layers on the card, of this many; the output counts as one, as llama.cpp counts. */
	readonly cardLayers: number;
	readonly layers: number;
	/** Of `cardLayers`, those of each card. */
	readonly split: readonly number[];
	/** Tokens: what was asked, at most what the model was trained for. */
	readonly context: number;
	readonly host: Needs;
	/** All cards together; absent where there is none. */
	readonly card?: Needs;
	readonly hostFree: number;
	readonly cardFree: number;
	readonly speed?: ExpectedSpeed;
};

/** Resident memory of the engine process before a model is loaded: 107 to 109 MiB measured, and the vocabulary's tables. */
const engineRuntime = 130 * 2 ** 20;

/** What the driver takes on a card for a process that computes there; 250 to 400 MiB with CUDA 12. */
const cardRuntime = 320 * 2 ** 20;

const tightFrom = 0.9;

/**
What a model needs on this box, how many of its layers go to the card, whether that fits in what is free now, and how fast it is expected to be. The only place where this is worked out: the engine chooses by it, the picker, the ladder, the catalog and the doctor show it.

On each device: weights (on the CPU once more what is laid out anew for its vector instructions) + KV cache + compute buffers + what the runtime takes. Layers go to the card from the last one on, output first, each with its part of the KV cache, as llama.cpp places them. The formulas of the parts are those of `fit-memory.ts`, `fit-layers.ts` and `fit-speed.ts`, each checked against llama.cpp's own figures; what was measured at earlier loads corrects their sum (`memory-record.ts`). A reserve is kept back on each device (`fit-reserve.ts`).
*/
export function fit(model: FitModel, choice: ContextChoice, box: FitBox): Fit {
	const {shape} = model;
	const parts = model.parts ?? guessParts(shape, model.size, model.quantization);
	const context = shape.trainedContext > 0 ? Math.min(choice.context, shape.trainedContext) : choice.context;
	const kv = kvPerLayer(shape, {...choice, context});
	const compute = computeBytes(shape, {...choice, context});
	const layers = shape.blocks + 1;
	const free = box.cards.map(card => Math.max(0, card.free || 0));
	const cardFree = sum(free);
	const steps = layerSteps(parts, kv);
	const cardLayers = box.cards.length === 0 ? 0 : Math.min(choice.cardLayers ?? countLayers(steps, free, cardRuntime + compute), layers);
	const shares = cardLayers > 0 ? splitLayers(steps.slice(0, cardLayers), free) : [];
	const used = shares.filter(share => share.layers > 0).length;
	const onCard = sum(shares.map(share => share.weights));
	const kvOnCard = sum(shares.map(share => share.kv));
	const tied = parts.output === parts.embedding ? parts.output : 0;
	const repacked = cardLayers > 0 ? 0 : repackedBytes(parts, box.vectors ?? 'avx2');
	const factor = model.path === undefined ? {host: 1, card: 1} : memoryCorrection({path: model.path, size: model.size, context, kvType: choice.kvType ?? 'F16', cardLayers, batch: choice.batch ?? usualBatch, flashAttention: choice.flashAttention, mapped: choice.mapped}, box.memory);
	const host = needs({
		// A tied output is a copy of the embedding, which stays.
		weights: Math.max(parts.embedding, model.size - onCard + (cardLayers > 0 ? tied : 0)) - (choice.mapped === false ? repacked : 0),
		repacked,
		kv: sum(kv) - kvOnCard,
		compute: cardLayers === layers ? 0 : compute,
		runtime: box.running ? 0 : engineRuntime,
	}, factor.host, choice.pinned === true || choice.mapped === false);
	const card = cardLayers > 0 ? needs({weights: onCard, repacked: 0, kv: kvOnCard, compute: compute * used, runtime: cardRuntime * used}, factor.card) : undefined;
	const perToken = bytesPerToken(shape, parts, sum(kv));
	const share = cardLayers / layers;
	return {
		...gradeOf({host, card, hostFree: box.memoryFree, cardFree, cardLayers, layers, fixed: choice.cardLayers !== undefined}),
		cardLayers,
		layers,
		split: shares.map(each => each.layers),
		context,
		host,
		card,
		hostFree: box.memoryFree,
		cardFree,
		speed: expectSpeed({
			path: model.path,
			hostBytes: share === 1 ? 0 : perToken * (1 - share),
			cardBytes: perToken * share,
			weightBytes: bytesPerToken(shape, parts, 0),
			hostBandwidth: box.memoryBandwidth,
			cardBandwidth: box.cards[0]?.bandwidth,
			measurements: box.measurements,
		}),
	};
}

/**
@param factor By how much what was measured before was more than what was predicted.
@param pinned Nothing can be reclaimed.
*/
function needs(parts: Omit<Needs, 'total' | 'resident'>, factor: number, pinned = false): Needs {
	const resident = parts.weights + parts.repacked + parts.kv + parts.compute + parts.runtime;
	const reclaimed = pinned ? 0 : Math.min(parts.repacked, parts.weights);
	return {...parts, resident: resident * factor, total: (resident - reclaimed) * factor};
}

type Question = Pick<Fit, 'host' | 'card' | 'hostFree' | 'cardFree' | 'cardLayers' | 'layers'> & {readonly fixed: boolean};

function gradeOf({host, card, hostFree, cardFree, cardLayers, layers, fixed}: Question): Pick<Fit, 'grade' | 'tone' | 'words'> {
	if (host.total > hostFree - reserve.host) {
		return {grade: 'too big', tone: 'bad', words: 'too big'};
	}

	// Where the layers were not fixed there are as many as find room.
	if (fixed && card !== undefined && card.total > cardFree) {
		return {grade: 'partly', tone: 'bad', words: 'card too small'};
	}

	if (cardFree > 0 && cardLayers < layers) {
		return {grade: 'partly', tone: 'tight', words: cardLayers === 0 ? 'on the CPU' : `partly (${cardLayers}/${layers} layers)`};
	}

	const share = Math.max(host.total / hostFree, card ? card.total / cardFree : 0);
	return {grade: 'fits', tone: share > tightFrom ? 'tight' : 'good', words: share > tightFrom ? 'fits, tightly' : 'fits'};
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
