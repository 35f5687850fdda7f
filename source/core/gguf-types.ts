/**
How ggml lays out one tensor type: `bytes` for every `block` elements.
*/
export type TensorType = {
	readonly name: string;
	readonly block: number;
	readonly bytes: number;
};

/**
The tensor types of the pinned llama.cpp by their number in `enum ggml_type`. Sizes are the `static_assert`s of `ggml-common.h`; a number that is not here was removed from the format or never given out.
*/
export const tensorTypes: Readonly<Record<number, TensorType>> = {
	0: {name: 'F32', block: 1, bytes: 4},
	1: {name: 'F16', block: 1, bytes: 2},
	2: {name: 'Q4_0', block: 32, bytes: 18},
	3: {name: 'Q4_1', block: 32, bytes: 20},
	6: {name: 'Q5_0', block: 32, bytes: 22},
	7: {name: 'Q5_1', block: 32, bytes: 24},
	8: {name: 'Q8_0', block: 32, bytes: 34},
	9: {name: 'Q8_1', block: 32, bytes: 36},
	10: {name: 'Q2_K', block: 256, bytes: 84},
	11: {name: 'Q3_K', block: 256, bytes: 110},
	12: {name: 'Q4_K', block: 256, bytes: 144},
	13: {name: 'Q5_K', block: 256, bytes: 176},
	14: {name: 'Q6_K', block: 256, bytes: 210},
	15: {name: 'Q8_K', block: 256, bytes: 292},
	16: {name: 'IQ2_XXS', block: 256, bytes: 66},
	17: {name: 'IQ2_XS', block: 256, bytes: 74},
	18: {name: 'IQ3_XXS', block: 256, bytes: 98},
	19: {name: 'IQ1_S', block: 256, bytes: 50},
	20: {name: 'IQ4_NL', block: 32, bytes: 18},
	21: {name: 'IQ3_S', block: 256, bytes: 110},
	22: {name: 'IQ2_S', block: 256, bytes: 82},
	23: {name: 'IQ4_XS', block: 256, bytes: 136},
	24: {name: 'I8', block: 1, bytes: 1},
	25: {name: 'I16', block: 1, bytes: 2},
	26: {name: 'I32', block: 1, bytes: 4},
	27: {name: 'I64', block: 1, bytes: 8},
	28: {name: 'F64', block: 1, bytes: 8},
	29: {name: 'IQ1_M', block: 256, bytes: 56},
	30: {name: 'BF16', block: 1, bytes: 2},
	34: {name: 'TQ1_0', block: 256, bytes: 54},
	35: {name: 'TQ2_0', block: 256, bytes: 66},
	39: {name: 'MXFP4', block: 32, bytes: 17},
	40: {name: 'NVFP4', block: 64, bytes: 36},
	41: {name: 'Q1_0', block: 128, bytes: 18},
	42: {name: 'Q2_0', block: 64, bytes: 18},
};

/**
Names of `enum llama_ftype` that are no rung of LISA's ladder, so that such a file still has a name.
*/
export const otherFileTypes: Readonly<Record<number, string>> = {
	19: 'IQ2_XXS',
	20: 'IQ2_XS',
	21: 'Q2_K_S',
	22: 'IQ3_XS',
	23: 'IQ3_XXS',
	24: 'IQ1_S',
	28: 'IQ2_S',
	29: 'IQ2_M',
	31: 'IQ1_M',
	36: 'TQ1_0',
	37: 'TQ2_0',
	38: 'MXFP4_MOE',
	39: 'NVFP4',
	40: 'Q1_0',
	41: 'Q2_0',
};
