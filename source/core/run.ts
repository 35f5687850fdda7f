import type {Problem} from './errors.ts';
import {decimal, duration, integer} from './format.ts';

/** One prompt of a batch, as a line of its file gives it. */
export type RunPrompt = {
	readonly id: string | number;
	readonly prompt: string;
	readonly system?: string;
	readonly maxTokens?: number;
	readonly temperature?: number;
	readonly seed?: number;
};

/** A batch under way, or the last one. */
export type RunState = {
	readonly phase: 'running' | 'done' | 'stopped';
	/** The file with the prompts, and the one with the answers. */
	readonly input: string;
	readonly out: string;
	readonly total: number;
	/** Answered, of which `failed` have an error for an answer. */
	readonly done: number;
	readonly failed: number;
	/** Answered before this start. */
	readonly before: number;
	/** Milliseconds since the epoch. */
	readonly begun: number;
	/** When the last prompt was done. */
	readonly time: number;
	/** Tokens generated since this start, and the milliseconds that took. */
	readonly tokens: number;
	readonly decoding: number;
	/** Why it stopped before its end. */
	readonly problem?: Problem;
};

/** @returns Prompts a minute since this start, once one is done. */
export function perMinute({done, before, begun, time}: RunState): number | undefined {
	return done > before && time > begun ? ((done - before) * 60_000) / (time - begun) : undefined;
}

/**
@returns How far a batch is, as in `run 214/1,000 · 2.1/min · 38.2 tok/s · 6.1 h left`.
*/
export function runWords(run: RunState, dot = '·', tokens = false): string {
	const rate = perMinute(run);
	const {done, total, failed, phase} = run;
	const left = rate === undefined ? '' : `${duration(((total - done) * 60) / rate)} left`;
	const parts = [
		`run ${integer(done)}/${integer(total)}`,
		rate === undefined ? '' : `${decimal(rate)}/min`,
		tokens && run.decoding > 0 ? `${decimal((run.tokens * 1000) / run.decoding)} tok/s` : '',
		failed > 0 ? `${integer(failed)} failed` : '',
		phase === 'running' ? left : phase,
	];
	return parts.filter(part => part !== '').join(` ${dot} `);
}
