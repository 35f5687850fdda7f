/**
What making a rung from a full-precision file took: core-seconds for a thousand million weights, by type.

Measured on two cores of an AMD EPYC with AVX-512, as processor time, on a model of 98 million parameters in F16; `node benchmark/quantize.ts` prints the same figure for a model of 1.1B. Another processor takes another time; how long the last rung took here against this table corrects it.
*/
const coreSeconds: Readonly<Record<string, number>> = {F16: 5, BF16: 5, Q8_0: 9, Q6_K: 33, Q5_K_M: 53, Q4_K_M: 61, Q3_K_M: 34, Q2_K: 44};

/** What a type takes that was not measured. */
const usual = 60;

/** Files are opened, a process started, and what was made is loaded once. Seconds. */
const around = 1;

/**
Seconds that making a rung is expected to take.

@param factor How much longer than by the table the last one took here.
*/
export function makeSeconds({type, parameters, cores, factor = 1}: {readonly type: string; readonly parameters: number; readonly cores: number; readonly factor?: number}): number {
	return around + (((coreSeconds[type] ?? usual) * parameters) / 1e9 / Math.max(1, cores)) * factor;
}

/** @returns The factor that would have made the expectation right, within bounds: a box that was busy for once says little. */
export function makeFactor(seconds: number, question: {readonly type: string; readonly parameters: number; readonly cores: number}): number | undefined {
	const expected = makeSeconds(question) - around;
	// What is over in a moment is measured by what is around it.
	return expected < 2 ? undefined : Math.min(20, Math.max(0.05, (seconds - around) / expected));
}
