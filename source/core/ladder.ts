/**
One step of the quantization ladder: a tensor type mix that llama.cpp can write.
*/
export type Quantization = {
	/** The name llama.cpp gives the file type, as in `LLAMA_FTYPE_MOSTLY_…`. */
	readonly name: string;
	/** Mean bits per weight over a llama-architecture model. */
	readonly bits: number;
	/** The number of `enum llama_ftype` in llama.h of the pinned release. */
	readonly fileType: number;
	/** What one loses or gains by it, in one sentence. */
	readonly quality: string;
};

/**
The file types of llama.cpp that LISA knows, from the most bits to the fewest.

Bits per weight are those `llama-quantize --help` gives for Llama-3-8B, which k-quants reach on most models within 0.1.
*/
export const quantizations: readonly Quantization[] = [
	{name: 'F32', bits: 32, fileType: 0, quality: 'full precision; nobody needs it to chat'},
	{name: 'BF16', bits: 16, fileType: 32, quality: 'as trained'},
	{name: 'F16', bits: 16, fileType: 1, quality: 'as trained; the reference for every other rung'},
	{name: 'Q8_0', bits: 8.5, fileType: 7, quality: 'no loss that anyone can tell'},
	{name: 'Q6_K', bits: 6.56, fileType: 18, quality: 'very close to full quality'},
	{name: 'Q5_K_M', bits: 5.68, fileType: 17, quality: 'a very small loss'},
	{name: 'Q5_K_S', bits: 5.52, fileType: 16, quality: 'a small loss'},
	{name: 'Q5_1', bits: 6, fileType: 9, quality: 'an old type; Q5_K_M is better and smaller'},
	{name: 'Q5_0', bits: 5.5, fileType: 8, quality: 'an old type; Q5_K_S is better'},
	{name: 'Q4_K_M', bits: 4.85, fileType: 15, quality: 'a small loss; the usual choice'},
	{name: 'Q4_K_S', bits: 4.58, fileType: 14, quality: 'a little below Q4_K_M'},
	{name: 'IQ4_NL', bits: 4.5, fileType: 25, quality: 'between Q4_K_S and Q3_K_L'},
	{name: 'IQ4_XS', bits: 4.25, fileType: 30, quality: 'close to Q4_K_S and smaller'},
	{name: 'Q4_1', bits: 5, fileType: 3, quality: 'an old type; Q4_K_M is better'},
	{name: 'Q4_0', bits: 4.5, fileType: 2, quality: 'an old type; Q4_K_S is better'},
	{name: 'Q3_K_L', bits: 4.27, fileType: 13, quality: 'a clear loss'},
	{name: 'Q3_K_M', bits: 3.91, fileType: 12, quality: 'a clear loss, for cards that are just too small'},
	{name: 'Q3_K_S', bits: 3.5, fileType: 11, quality: 'a large loss'},
	{name: 'IQ3_M', bits: 3.66, fileType: 27, quality: 'between Q3_K_S and Q3_K_M'},
	{name: 'IQ3_S', bits: 3.44, fileType: 26, quality: 'like Q3_K_S'},
	{name: 'Q2_K', bits: 3.35, fileType: 10, quality: 'a heavy loss; a last resort'},
];

/**
What the pinned release makes too without an importance matrix, for models that were trained for it: a ladder has no use for them, and `lisa quantize` makes them when told to.
*/
export const specialQuantizations: readonly Quantization[] = [
	{name: 'MXFP4_MOE', bits: 4.25, fileType: 38, quality: 'for mixtures of experts that were trained in MXFP4'},
	{name: 'Q2_0', bits: 2.25, fileType: 41, quality: 'for models trained with two bits'},
	{name: 'TQ2_0', bits: 2.06, fileType: 37, quality: 'for models of three values a weight'},
	{name: 'TQ1_0', bits: 1.69, fileType: 36, quality: 'for models of three values a weight, packed tighter'},
	{name: 'Q1_0', bits: 1.125, fileType: 40, quality: 'for models trained with one bit'},
];

/**
The rungs most people meet, from the most bits to the fewest: what the ladder offers to make.
*/
export const commonRungs = ['F16', 'Q8_0', 'Q6_K', 'Q5_K_M', 'Q4_K_M', 'Q3_K_M', 'Q2_K'] as const;

const byName = new Map([...quantizations, ...specialQuantizations].map(quantization => [quantization.name, quantization]));
const byFileType = new Map(quantizations.map(quantization => [quantization.fileType, quantization]));

/**
@returns The quantization of that name, in any letter case, if LISA knows it.
*/
export function quantizationNamed(name: string): Quantization | undefined {
	return byName.get(name.toUpperCase());
}

/**
@param fileType `general.file_type` of a GGUF file; bit 10 (`LLAMA_FTYPE_GUESSED`) is ignored.
*/
export function quantizationOfFileType(fileType: number): Quantization | undefined {
	return byFileType.get(fileType & ~1024);
}

/** Whether a rung fits on the box as it will be once the one in use is released, and how fast it is. Bytes, tokens a second. */
export type RungFit = {
	/** As in `fits`, `partly (20/33 layers)`, `too big`. */
	readonly words: string;
	readonly tone: 'good' | 'tight' | 'bad';
	/** On all devices together, at the context in use. */
	readonly needs: number;
	readonly speed?: {
		readonly tokensPerSecond: number;
		readonly measured: boolean;
		/** What it rests on: this file, another one that was measured here, or how fast the memory is. */
		readonly basis?: 'measured' | 'scaled' | 'bandwidth';
	};
};

/**
A step of a ladder: a file on disk, or one that can be made.
*/
export type Rung = {
	readonly path: string;
	/** The quantization’s name, as in `Q4_K_M`. */
	readonly name: string;
	/** Mean bits per weight of this very file: size over parameters. */
	readonly bits: number;
	/** Bytes on disk, all shards together; expected where it is still to be made. */
	readonly size: number;
	/** The file it can be made from; it isn't on disk yet, and `path` is where it will be. */
	readonly source?: string;
	/** Seconds that making it is expected to take. */
	readonly makeTime?: number;
	/** Why the KV cache of the rung in use cannot be carried to it. */
	readonly obstacle?: string;
	readonly outlook?: RungFit;
};

/** Bytes. A rung of this size is made in a second or two, so that nobody is asked first. */
export const smallRung = 256 * 2 ** 20;

/**
@returns The rungs from the most bits to the fewest; equal bits by name, so that the order never moves.
*/
export function sortRungs(rungs: readonly Rung[]): Rung[] {
	return [...rungs].sort((a, b) => b.bits - a.bits || a.name.localeCompare(b.name));
}

/**
The rung one step up (more bits, −1) or down (fewer bits, +1) of the one in use.

@returns `undefined` at the end of the ladder.
*/
export function neighbour(rungs: readonly Rung[], path: string, step: -1 | 1): Rung | undefined {
	const sorted = sortRungs(rungs);
	const index = sorted.findIndex(rung => rung.path === path);
	return index === -1 ? undefined : sorted[index + step];
}
