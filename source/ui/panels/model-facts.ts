import {bytes, duration, integer, rate} from '../../core/format.ts';
import type {LoadedModel} from '../../core/engine-protocol.ts';
import {detailLines, type Detail} from './details.ts';
import type {Room} from './section.ts';

/** @returns As many facts as there are rows to spare, below a blank one; none when that would be fewer than three. */
export function modelFacts(model: LoadedModel, room: Room, rows: number): string[] {
	return rows < 4 ? [] : [' '.repeat(room.width), ...detailLines(room, modelFactsOf(model))].slice(0, rows);
}

/** The most telling ones first. */
export function modelFactsOf(model: LoadedModel): Detail[] {
	const {memory} = model;
	return [
		['weights', bytes(memory.weights)],
		['KV cache', bytes(memory.kv)],
		['buffers', bytes(memory.compute)],
		['file', `${bytes(model.fileSize)}${model.mmap === false ? ', read into memory' : ''}`],
		['load', `${duration(model.loadTime / 1000)}, ${rate(model.loadRate)}`],
		['threads', integer(model.threads)],
		['KV type', model.kvType],
		['flash attention', model.flashAttention === undefined ? 'llama.cpp decides' : model.flashAttention ? 'on' : 'off'],
		['chosen', model.chosen, 'whole'],
		...(model.adjusted === undefined ? [] : [['given up', model.adjusted, 'whole'] as const]),
		['layers on card', `${model.gpuLayers}/${model.layers}`],
		['parameters', integer(model.parameters)],
		['bits per weight', model.bits.toFixed(2)],
		['trained context', `${integer(model.trainedContextSize)} tok`],
		['RAM at load', bytes(memory.resident)],
		['backend', model.backend],
		['architecture', model.architecture],
	];
}
