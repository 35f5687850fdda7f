import {resolve} from 'node:path';
import {bytes, integer} from '../core/format.ts';
import type {ContextChoice} from '../core/fit-memory.ts';
import {fit, type Needs} from '../core/fit.ts';
import type {ModelShape} from '../core/gguf-header.ts';
import {inspect} from '../library/inspect.ts';
import {rungsBeside} from '../library/rungs.ts';
import type {BoxNow} from './models-box.ts';
import type {Report} from './models-print.ts';
import {boxLine, parametersText, shownPath} from './models-words.ts';

/**
`lisa models show FILE`: what a model file holds, what it needs here, and the rungs beside it.

@throws {LisaError} When the file is no model.
*/
export async function description(path: string, choice: ContextChoice, box: BoxNow): Promise<Report> {
	const model = await inspect(resolve(path));
	const {shape, parts, size, quantization} = model;
	const answer = shape && fit({shape, parts, size, quantization, path: model.path}, choice, box);
	const rungs = await rungsBeside(model.path);
	const facts: Array<readonly [string, string]> = [
		['name', model.name],
		['file', shownPath(model.path)],
		['size', `${bytes(size)}${model.shards > 1 ? ` in ${model.shards} shards` : ''}`],
		['rung', `${quantization}, ${model.bits.toFixed(2)} bits per weight`],
		['parameters', parametersText(model.parameters)],
		['architecture', model.architecture],
		...(shape ? shapeFacts(shape) : []),
		['license', model.license ?? 'not told'],
		['chat template', model.chatTemplate ? 'in the file' : 'none: LISA chooses one'],
		...(model.aside ? [['kind', model.aside] as const] : []),
		...(answer
? [
			...(answer.card ? needs('VRAM', answer.card) : []),
			...needs('RAM', answer.host),
			['here', `${answer.words}${answer.card ? `, ${answer.cardLayers} of ${answer.layers} layers on the card` : ''}`] as const,
		]
: []),
		['ladder', rungs.map(({name}) => name).join(' ') || 'none'],
	];
	return {
		data: {...model, fit: answer, rungs},
		blocks: [boxLine(box, choice.context), '', {columns: [{}, {grow: true}], rows: facts.map(([label, text]) => [{text: label, color: 'dim'}, {text}])}],
	};
}

function shapeFacts(shape: ModelShape): Array<readonly [string, string]> {
	const kvHeads = typeof shape.kvHeads === 'number' ? integer(shape.kvHeads) : `${Math.min(...shape.kvHeads)} to ${Math.max(...shape.kvHeads)}`;
	return [
		['layers', `${shape.blocks} of width ${integer(shape.embedding)}, ${shape.heads} heads, ${kvHeads} KV heads`],
		['vocabulary', `${integer(shape.vocabulary)} tokens`],
		['trained context', `${integer(shape.trainedContext)} tokens`],
		...(shape.slidingWindow ? [['sliding window', `${integer(shape.slidingWindow)} tokens`] as const] : []),
		...(shape.experts ? [['experts', `${shape.expertsUsed ?? '?'} of ${shape.experts} at a time`] as const] : []),
	];
}

function needs(place: string, {weights, repacked, kv, compute, total}: Needs): Array<readonly [string, string]> {
	return [
		[`${place} needed`, bytes(total)],
		['  weights', bytes(weights)],
		['  KV cache', bytes(kv)],
		['  buffers', bytes(compute)],
		...(repacked > 0 ? [['  second copy', `${bytes(repacked)}, laid out for this CPU; the first can be given up`] as const] : []),
	];
}
