/** An embedding model as it stands in its engine. */
export type Embedder = {
	readonly path: string;
	/** `general.name`, cleaned of control characters, or the file's name. */
	readonly name: string;
	/** As in `Q4_K_M`. */
	readonly quantization: string;
	/** Numbers in a vector. */
	readonly dimensions: number;
	/** Tokens of a text, at most. */
	readonly contextSize: number;
	/** Layers on a card. */
	readonly gpuLayers: number;
	/** Resident memory of its process after the load, in bytes. */
	readonly resident: number;
};

/** What became of one text: its vector, of length 1, or why there is none. */
export type Embedded = {readonly vector: readonly number[]} | {readonly error: string};
