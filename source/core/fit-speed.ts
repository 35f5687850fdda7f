import type {ModelShape} from './gguf-header.ts';
import type {WeightParts} from './gguf-parts.ts';

/** A decode rate that was seen on this box. */
export type SpeedMeasurement = {
	/** The rung it was seen on: its file, and bytes of weights read for a token (`bytesPerToken` without a cache: how much of one was read is not known afterwards). */
	readonly path: string;
	readonly weightBytes: number;
	readonly tokensPerSecond: number;
	/** Whether a card did it. */
	readonly onCard: boolean;
};

/** What is expected, and what that rests on. */
export type ExpectedSpeed = {
	readonly tokensPerSecond: number;
	/** Measured on this very file here; scaled by bytes from another one measured here; or from the memory's bandwidth. */
	readonly basis: 'measured' | 'scaled' | 'bandwidth';
};

/** Where the bytes of a token are read from, and how fast. Bytes, bytes a second. */
export type SpeedQuestion = {
	readonly path?: string;
	readonly hostBytes: number;
	readonly cardBytes: number;
	/** Of these, the weights: what a rate that was measured is scaled by. */
	readonly weightBytes: number;
	readonly hostBandwidth?: number;
	readonly cardBandwidth?: number;
	readonly measurements?: readonly SpeedMeasurement[];
};

/**
The share of the bandwidth that decoding reaches. Measured for llama.cpp on 2 cores with TinyLlama Q4_K_M and Q8_0: 0.5 to 0.6 of what their copies reach; on a card, published `llama-bench` runs of 7B models reach 0.5 to 0.7 of the data sheet.
*/
const reached = {host: 0.6, card: 0.6};

/** Seconds that a token takes beside reading weights: starting the graph, choosing the token. A model of a few million weights does nothing else. */
const overhead = 0.001;

/**
Bytes read for each token: every weight once (of experts only those in use; of the embedding one row), and half a context of KV cache on average.
*/
export function bytesPerToken(shape: ModelShape, parts: WeightParts, kv: number): number {
	const idle = shape.experts === undefined || shape.expertsUsed === undefined ? 0 : parts.experts * (1 - Math.min(1, shape.expertsUsed / shape.experts));
	const tied = parts.output === parts.embedding ? 0 : parts.embedding;
	return Math.max(0, parts.total - tied - idle) + kv / 2;
}

/**
Decode rate to be expected. Decoding reads the weights for every token and does little else, so its rate goes with bytes a second over bytes a token.

@returns `undefined` when nothing is known to go by.
*/
export function expectSpeed({path, hostBytes, cardBytes, weightBytes, hostBandwidth, cardBandwidth, measurements = []}: SpeedQuestion): ExpectedSpeed | undefined {
	const onCard = cardBytes > 0;
	const own = measurements.findLast(each => each.path === path && each.onCard === onCard);
	if (own) {
		return {tokensPerSecond: own.tokensPerSecond, basis: 'measured'};
	}

	// Only where all of it is in one place: a mixed load scales with neither.
	const other = hostBytes > 0 && onCard ? undefined : measurements.findLast(each => each.onCard === onCard && each.weightBytes > 0);
	if (other) {
		return {tokensPerSecond: (other.tokensPerSecond * other.weightBytes) / Math.max(1, weightBytes), basis: 'scaled'};
	}

	const host = secondsFor(hostBytes, hostBandwidth, reached.host);
	const card = secondsFor(cardBytes, cardBandwidth, reached.card);
	return host === undefined || card === undefined || host + card === 0 ? undefined : {tokensPerSecond: 1 / (host + card + overhead), basis: 'bandwidth'};
}

function secondsFor(bytes: number, bandwidth: number | undefined, share: number): number | undefined {
	if (bytes === 0) {
		return 0;
	}

	return bandwidth === undefined || bandwidth <= 0 ? undefined : bytes / (bandwidth * share);
}
