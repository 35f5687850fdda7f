import {carryObstacle} from '../core/carry.ts';
import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import type {Header} from './header.ts';

/** How a conversation gets from one rung to another. */
export type Passage = {
	readonly carry: boolean;
	/** Why the KV cache cannot go along. */
	readonly reason?: string;
};

type Side = {readonly header: Header; readonly kvType: LoadSettings['kvType']};

/**
Whether two files are rungs of one model, and whether the KV cache of one can be handed to the other.

A state file that does not belong to a model may end the process, so nothing is offered to the library that was not found equal here: architecture, shapes, tensor names, tokenizer, rope and the type of the cache.

@throws LisaError `swap-failed` when it is another model.
*/
export function passageBetween(from: Side, to: Side): Passage {
	const difference = otherModel(from.header, to.header);
	if (difference !== undefined) {
		throw new LisaError(`That file is another model: ${difference}.`, {code: 'swap-failed', hint: 'Load it instead of swapping to it; the ladder shows the rungs of this model.'});
	}

	const reason = obstacle(from, to);
	return reason === undefined ? {carry: true} : {carry: false, reason};
}

function otherModel(from: Header, to: Header): string | undefined {
	const pairs: ReadonlyArray<readonly [what: string, from: unknown, to: unknown]> = [
		['its architecture differs', from.gguf.architecture, to.gguf.architecture],
		['its shapes differ', shapeKey(from), shapeKey(to)],
		['its tokenizer differs', [from.gguf.tokenizer, from.gguf.tokenizerHash], [to.gguf.tokenizer, to.gguf.tokenizerHash]],
		['its tensors differ', from.tensorHash, to.tensorHash],
		['its weights were trained apart', from.normHash ?? to.normHash, to.normHash ?? from.normHash],
	];
	return pairs.find(([, a, b]) => JSON.stringify(a) !== JSON.stringify(b))?.[0];
}

function obstacle(from: Side, to: Side): string | undefined {
	const {shape, rope, quantization} = from.header.gguf;
	if (JSON.stringify(rope) !== JSON.stringify(to.header.gguf.rope)) {
		return 'the rope settings differ';
	}

	if ((from.kvType ?? 'F16') !== (to.kvType ?? 'F16')) {
		return 'the KV cache types differ';
	}

	return carryObstacle({shape, from: quantization, to: to.header.gguf.quantization});
}

/** The trained context says nothing about the shapes, and some makers change it. */
function shapeKey({gguf}: Header): unknown {
	return {...gguf.shape, trainedContext: 0};
}
