import {quantizationNamed} from './ladder.ts';
import type {ModelShape} from './gguf-header.ts';
import type {WeightParts} from './gguf-parts.ts';

/** The type of most matrices, and of the output, in a file type that mixes; and the share of the layers' bytes that has the first. Counted on llama-quantize's mixes of the llama architecture. */
const mixes: Readonly<Record<string, {readonly most: string; readonly share: number; readonly output: number}>> = {
	Q2_K: {most: 'Q2_K', share: 0.6, output: 6.56},
	Q3_K_S: {most: 'Q3_K', share: 1, output: 6.56},
	Q3_K_M: {most: 'Q3_K', share: 0.6, output: 6.56},
	Q3_K_L: {most: 'Q3_K', share: 0.6, output: 6.56},
	Q4_K_S: {most: 'Q4_K', share: 0.95, output: 6.56},
	Q4_K_M: {most: 'Q4_K', share: 0.8, output: 6.56},
	Q5_K_S: {most: 'Q5_K', share: 1, output: 6.56},
	Q5_K_M: {most: 'Q5_K', share: 0.8, output: 6.56},
	Q4_0: {most: 'Q4_0', share: 1, output: 6.56},
	Q4_1: {most: 'Q4_1', share: 1, output: 6.56},
	IQ4_NL: {most: 'IQ4_NL', share: 0.95, output: 6.56},
	IQ4_XS: {most: 'IQ4_XS', share: 0.95, output: 6.56},
};

/**
The parts of a model whose file is not there: from its shape, its size and what its quantization is made of. Within a few per cent of `partsOf` for the llama architecture.

@param size Bytes of the whole rung, as measured or as parameters × bits / 8.
*/
export function guessParts(shape: ModelShape, size: number, quantization: string): WeightParts {
	const mix = mixes[quantization];
	const bits = quantizationNamed(quantization)?.bits ?? 8;
	const vocabularyBytes = (shape.vocabulary * shape.embedding) / 8;
	const embedding = Math.min(size / 2, vocabularyBytes * Math.min(bits, 16));
	const output = Math.min(size / 2, vocabularyBytes * (mix?.output ?? bits));
	const layers = Math.max(0, size - embedding - output);
	const most = mix?.most ?? quantization.replace(/_[SML]$/, '');
	const experts = shape.experts === undefined ? 0 : layers * 0.9;
	return {total: size, embedding, output, experts, matrices: {[most]: layers * (mix?.share ?? 1)}};
}
