import {bytesApart} from '../core/bytes-apart.ts';
import type {EngineCard, LoadSettings} from '../core/engine-protocol.ts';
import type {ModelShape} from '../core/gguf-header.ts';
import {LisaError} from '../core/errors.ts';
import {reserve} from '../core/fit-reserve.ts';
import {choiceOf} from '../core/fit-wish.ts';
import {fit, type FitBox, type FitCard, type FitModel} from '../core/fit.ts';
import {integer} from '../core/format.ts';
import {planLoad, type LoadPlan} from '../core/load-plan.ts';
import {flashAttentionOf} from './flash-attention.ts';
import type {Header} from './header.ts';
import type {Machine} from './machine.ts';
import {checkMemoryLock} from './memory-lock.ts';
import type {Rung} from './rung.ts';

/** Of a file that does not describe itself: its weights are all that can be counted. */
const unknownShape: ModelShape = {architecture: '', blocks: 0, embedding: 0, heads: 0, kvHeads: 0, keyLength: 0, valueLength: 0, trainedContext: 0, vocabulary: 0, recurrent: false};

/** llama.cpp's old default, where the file does not say. */
const oldContext = 2048;

/** What becomes of the rung that is loaded now. */
export type Beside = {
	/** Gone by the time of the load. */
	readonly released?: Rung;
	/** Stays, and its weights with it. */
	readonly kept?: Rung;
};

/**
Chooses context, batch and layers for a load on this machine as it is now.

@throws LisaError `out-of-memory`, with the figures; `mlock-limit` and `usage` where the model cannot be loaded as it is wanted. That is told here, before the model in use is given up.
*/
export async function planFor(settings: LoadSettings, header: Header, machine: Machine, beside: Beside = {}): Promise<LoadPlan> {
	flashAttentionOf(settings);
	if (settings.mlock) {
		// What a rung that stays has locked counts too.
		checkMemoryLock(header.size + (beside.kept?.settings.mlock ? beside.kept.header.size : 0));
	}

	return planLoad(modelOf(header), settings, await boxFor(machine, beside));
}

/**
Makes sure that there is room for a second context on a rung that stays, as a benchmark wants one.

@param contextSize Tokens.
@throws LisaError `out-of-memory`, with the figures.
*/
export async function checkSecondContext(rung: Rung, contextSize: number, machine: Machine): Promise<void> {
	const {settings, header, plan: {batchSize, gpuLayers}} = rung;
	const {host, card, hostFree, cardFree} = fit(modelOf(header), choiceOf({...settings, gpuLayers}, {context: contextSize, batch: batchSize}), await boxFor(machine, {kept: rung}));
	for (const [needs, free, place] of [[host, hostFree - reserve.host, 'memory'], [card, cardFree - reserve.card, 'VRAM']] as const) {
		const more = needs === undefined ? 0 : needs.kv + needs.compute;
		if (more > 0 && more > free) {
			const [there, needed] = bytesApart(Math.max(0, free), more);
			throw new LisaError(`A context of ${integer(contextSize)} tokens needs ${needed} of ${place} more; ${there} is free.`, {code: 'out-of-memory', hint: 'Measure with a shorter --context, or close what else uses memory.'});
		}
	}
}

function modelOf({path, size, parts, gguf}: Header): FitModel {
	const shape = gguf.shape ?? unknownShape;
	return {path, size, parts, quantization: gguf.quantization ?? '', shape: {...shape, trainedContext: shape.trainedContext || oldContext}};
}

async function boxFor(machine: Machine, {released, kept}: Beside): Promise<FitBox> {
	const {memory, vectors} = machine.box?.() ?? {};
	return {
		memoryFree: machine.freeMemory() + (released ? anonymous(released) : 0) - (kept ? mapped(kept) : 0),
		cards: await cardsOf(machine, kept === undefined),
		memory,
		vectors,
		running: true,
	};
}

/** Whether the pages of the weights are the process's own: the system counts those of a mapped file as free, unless they are locked. */
function holdsWeights({mmap, mlock}: LoadSettings): boolean {
	return mmap === false || mlock === true;
}

/** Bytes that come back when a rung goes. */
function anonymous({plan, settings}: Rung): number {
	const {host} = plan.fit;
	return host.repacked + host.kv + host.compute + (holdsWeights(settings) ? host.weights : 0);
}

/** Bytes of mapped pages that a rung goes on using, though the system counts them as free. */
function mapped({plan, settings}: Rung): number {
	const {host} = plan.fit;
	return holdsWeights(settings) ? 0 : Math.max(0, host.weights - host.repacked);
}

/**
The cards as the host saw them, where the library sees as many; otherwise all in one, as the library sees them.

@param alone Whether nothing of this process stays on them.
*/
async function cardsOf({llama, box}: Machine, alone: boolean): Promise<FitCard[]> {
	if (llama.gpu === false) {
		return [];
	}

	const seen = box?.()?.cards ?? [];
	const [{free, total}, names] = await Promise.all([llama.getVramState(), llama.getGpuDeviceNames()]);
	if (total <= 0) {
		return [];
	}

	if (seen.length !== names.length) {
		return [{name: names[0] ?? 'the card', free}];
	}

	// Of one card the library knows what is free this moment; what the host saw may be a second old, but tells what this process holds.
	return seen.map(card => ({name: card.name, free: seen.length > 1 ? freeOn(card, alone) : Math.max(free, alone ? freeOn(card, true) : 0)}));
}

function freeOn({free, own}: EngineCard, alone: boolean): number {
	return free + (alone ? own : 0);
}
