/** How often, from 0 to 1, a rung that took a carried KV cache over has the same first choice as the same rung after a prefill of its own. */
type Pair = readonly [from: string, to: string, agreement: number];

/**
Below this share a pair of rungs is read again instead of carried.
*/
export const leastAgreement = 0.95;

/**
Pairs of rungs that were measured below `leastAgreement`. All others are carried.

Source: `node benchmark/engine-carry.ts models/lisa-tiny-F16.gguf FOLDER`, which prints this table: conversations with the bundled model, the next 100 tokens of each forced. To correct it, run that again and put in what it prints. The pair that is here was at 94.0 % with the guide's weights of 23 November 2026 and at 96.8 % with those of the 24th, under which no pair fell below 96 %: the lower figure stands, since other models may be as the earlier one was.
*/
export const weakPairs: readonly Pair[] = [
	['Q3_K_M', 'Q2_K', 0.94],
];

/** @returns What was measured for a pair that is not to be carried. */
export function weakAgreement(from: string, to: string, pairs: readonly Pair[] = weakPairs): number | undefined {
	return pairs.find(pair => pair[0] === from && pair[1] === to)?.[2];
}
