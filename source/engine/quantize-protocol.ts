/** What the quantizer's process is told, once. */
export type QuantizeOrder = {
	readonly source: string;
	readonly target: string;
	/** The number in `enum llama_ftype`. */
	readonly fileType: number;
	readonly allowRequantize: boolean;
	readonly threads: number;
	/** Written into the file: what it was made from. */
	readonly mark: string;
};

/** What it says: a tensor begun, and how it ended. */
export type QuantizeReport =
	| {readonly type: 'tensor'; readonly index: number; readonly count: number; readonly name: string}
	| {readonly type: 'done'}
	| {readonly type: 'failed'; readonly message: string};

/** How far the making of a rung is. */
export type QuantizeProgress = {
	/** 0 to 1, by weights. */
	readonly fraction: number;
	/** The tensor being made. */
	readonly tensor: string;
	readonly index: number;
	readonly count: number;
};

/**
Reads the line that the library logs before each tensor, as in `[  12/ 201] blk.0.attn_k.weight - [ 2048, 256, 1, 1], type = f16, `.

@returns `undefined` for any other line.
*/
export function parseTensorLine(line: string): Extract<QuantizeReport, {readonly type: 'tensor'}> | undefined {
	const match = /^\s*\[\s*(\d+)\/\s*(\d+)\]\s+(\S+)/u.exec(line);
	return match ? {type: 'tensor', index: Number(match[1]), count: Number(match[2]), name: match[3]!} : undefined;
}
