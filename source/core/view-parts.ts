import type {Agreement, ComparePhase, LoadedModel, SwapCard, SwapStep} from './engine-protocol.ts';
import type {Problem} from './errors.ts';

/** The model as the host knows it. */
export type ModelState =
	| {readonly phase: 'none'}
	| {readonly phase: 'loading'; readonly path: string; readonly name: string; readonly fraction: number}
	| {readonly phase: 'ready'; readonly model: LoadedModel}
	| {readonly phase: 'failed'; readonly path: string; readonly problem: Problem};

/** A swap under way. */
export type SwapState = {
	readonly to: string;
	readonly from: string;
	readonly step: SwapStep;
	readonly fraction?: number;
	readonly note?: string;
	readonly since: number;
	/** What the rung that is left was seen to do. */
	readonly before?: RungFigures;
};

/** What the rung in use was seen to do: milliseconds to the first token, tokens a second. */
export type RungFigures = {readonly ttft?: number; readonly rate?: number};

/** The last swap: what it did, and what the rung that was left had been seen to do. What the new one does is in the view's `figures`. */
export type LastSwap = SwapCard & {readonly before: RungFigures};

/** A rung being made from a better one. */
export type MakeState = {
	readonly name: string;
	/** Where it will be. */
	readonly path: string;
	readonly fraction: number;
	readonly since: number;
	/** Seconds that are left, once it can be told. */
	readonly left?: number;
};

/** One of two rungs that are compared: what it said and what it took. */
export type CompareSide = {
	/** The rung it was said on, or several where a swap happened within. */
	readonly rungs: readonly string[];
	readonly text: string;
	/** Tokens a second. */
	readonly rate?: number;
	/** Bytes. */
	readonly memory?: number;
	/** There is more of it than the text has. */
	readonly cut: boolean;
};

/** Two rungs compared: the reply that was said and the other rung's answer to the same prompt. */
export type CompareState = {
	/** The rung in use, and the other one. */
	readonly from: string;
	readonly to: string;
} & (
	/** `make`: the other rung is missing and is made first. */
	| {readonly phase: 'waiting' | 'make' | ComparePhase; readonly fraction: number}
	| {readonly phase: 'done'; readonly said: CompareSide; readonly other: CompareSide; readonly agreement: Agreement}
);

/** A line that LISA says to the user. */
export type Notice = {
	readonly level: 'info' | 'warning' | 'error';
	readonly text: string;
	readonly hint?: string;
	readonly time: number;
};
