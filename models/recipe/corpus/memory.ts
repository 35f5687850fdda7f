import {catalog, type CatalogModel} from '../../../source/core/catalog.ts';
import {quantizationNamed} from '../../../source/core/ladder.ts';

/** Room in GB for compute buffers and the program itself. */
const overhead = 0.4;
const rounded = (gigabytes: number): number => Math.round(gigabytes * 10) / 10;

/** What a model needs at a quantization, in GB, with the parts it is made of. */
export type Need = {readonly total: number; readonly weights: number; readonly rest: number; readonly context: number};

/**
The arithmetic the guide teaches: weights are parameters × bits ÷ 8; the KV cache is two halves of every layer at 16 bits.
*/
export function needOf(model: CatalogModel, rung: string): Need {
	const {bits} = quantizationNamed(rung)!;
	const context = Math.min(4096, model.context);
	const weights = rounded((model.parameters * bits) / 8);
	const cache = (2 * model.layers * model.kvHeads * model.headSize * context * 2) / 1e9;
	const rest = rounded(cache + overhead);
	return {total: rounded(weights + rest), weights, rest, context};
}

/** The weights alone of a model with that many billion parameters, in GB. */
export function weightsOf(billions: number, rung: string): number {
	return rounded((billions * quantizationNamed(rung)!.bits) / 8);
}

/** The models LISA can load, largest first. */
export const loadable: readonly CatalogModel[] = catalog.filter(model => model.loads).sort((a, b) => b.parameters - a.parameters);

/** The rungs the memory questions are asked about. */
export const rungs = ['F16', 'Q8_0', 'Q6_K', 'Q5_K_M', 'Q4_K_M', 'Q3_K_M', 'Q2_K'] as const;

/** Ways to write a rung: its name, or its bits. */
export const rungSpellings: Readonly<Record<(typeof rungs)[number], string>> = {
	F16: '(F16|f16|fp16|FP16|16-bit|16 bit|half precision|unquantized|without quantization|full 16 bits)',
	Q8_0: '(Q8_0|q8_0|Q8|q8|8-bit|8 bit|8bit|eight bits|int8)',
	Q6_K: '(Q6_K|q6_k|Q6|q6|6-bit|6 bit|six bits)',
	Q5_K_M: '(Q5_K_M|q5_k_m|Q5|q5|5-bit|5 bit|five bits)',
	Q4_K_M: '(Q4_K_M|q4_k_m|Q4|q4|4-bit|4 bit|4bit|four bits|int4|q4km)',
	Q3_K_M: '(Q3_K_M|q3_k_m|Q3|q3|3-bit|3 bit|three bits)',
	Q2_K: '(Q2_K|q2_k|Q2|q2|2-bit|2 bit|two bits)',
};

/** Ways to write a model’s name. */
export function nameSpellings(model: CatalogModel): string {
	const [first = model.name] = model.aliases;
	return `(${[model.name, model.name, model.name, first, first, ...model.aliases, model.name.toLowerCase()].join('|')})`;
}

/** Sizes of memory people have, in GB. */
export const sizes = [2, 3, 4, 6, 8, 10, 11, 12, 16, 20, 24, 32, 48, 64] as const;

/** Cards people have, and their VRAM in GB. */
export const cards: Readonly<Record<string, number>> = {
	'RTX 3060': 12,
	'RTX 3070': 8,
	'RTX 3080': 10,
	'RTX 3090': 24,
	'RTX 4060': 8,
	'RTX 4070': 12,
	'RTX 4080': 16,
	'RTX 4090': 24,
	'GTX 1060': 6,
	'GTX 1650': 4,
};

/** The verdict at the end of a sentence: fits, only just, or not. */
export function verdict(need: number, size: number): string {
	if (need > size) {
		return `so no, it does not fit in ${size} GB`;
	}

	return need > size * 0.93 ? `so yes, but it only just fits in ${size} GB` : `so yes, it fits in ${size} GB`;
}
