import {bytesApart} from './bytes-apart.ts';
import {LisaError} from './errors.ts';
import {fit, type FitBox, type FitModel} from './fit.ts';
import type {ContextChoice} from './fit-memory.ts';
import {reserve} from './fit-reserve.ts';
import type {LoadWish} from './fit-wish.ts';
import {planLoad, type LoadPlan} from './load-plan.ts';
import type {EngineMemorySample, Sample} from './samples.ts';

/*
Two models under one budget, so that the box never swaps: the chat's comes first, and the one for vectors goes when room is needed. The system counts the mapped pages of a file as free; those of a model that is in use are not.
*/

/**
Holds an embedding model against what is free beside the chat's, which is never given up for it.

@param leaving The embedding model whose place it takes.
@returns What it takes once it is loaded, in bytes.
@throws {LisaError} `out-of-memory`, with the figures and what to type.
*/
export function checkRoomBeside(model: FitModel & {readonly name: string}, choice: ContextChoice, {memory, engine}: Sample, leaving?: EngineMemorySample): number {
	const {total} = fit(model, choice, {memoryFree: Infinity, cards: []}).host;
	if (memory === undefined || memory.available <= 0) {
		return total;
	}

	const free = memory.available - (engine?.mapped ?? 0) + (leaving?.anonymous ?? 0) - reserve.host;
	if (total > free) {
		const [there, needed] = bytesApart(Math.max(0, free), total);
		throw new LisaError(`${model.name} ${model.quantization} needs ${needed} to make vectors; ${there} is free beside the model of the chat, and the box would swap.`, {
			code: 'out-of-memory',
			hint: 'Name a smaller one with `lisa embed --model FILE`, or go down a rung in the chat with Alt+↓.',
		});
	}

	return total;
}

/**
@param box What is free once the chat's old model has gone, the embedding model still there.
@returns Whether a model of the chat would get more if the embedding model were gone: layers, context, tokens at once, or room at all.
*/
export function isInTheWay(model: FitModel, wish: LoadWish, box: FitBox, embedder: EngineMemorySample): boolean {
	const kept = attempt(model, wish, {...box, memoryFree: box.memoryFree - embedder.mapped});
	const gone = attempt(model, wish, {...box, memoryFree: box.memoryFree + embedder.anonymous});
	return gone !== undefined && (kept === undefined || (['contextSize', 'batchSize', 'gpuLayers'] as const).some(key => kept[key] < gone[key]));
}

function attempt(model: FitModel, wish: LoadWish, box: FitBox): LoadPlan | undefined {
	try {
		return planLoad(model, wish, box);
	} catch {
		return undefined;
	}
}
