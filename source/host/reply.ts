import type {Ending, Progress, ReplyMessage, Timings} from '../core/chat.ts';
import type {EngineEvent} from '../core/engine-protocol.ts';
import type {Problem} from '../core/errors.ts';
import {EnergyMeter} from '../core/energy.ts';
import {LatencyMeter, percentile} from '../core/latency.ts';
import type {HeldMemory} from '../core/memory-record.ts';
import type {Sample} from '../core/samples.ts';
import {mergeTimings} from '../core/merge-timings.ts';
import {ThoughtMeter} from '../core/thinking.ts';

type Of<Type extends EngineEvent['type']> = Extract<EngineEvent, {type: Type}>;

/**
A reply in flight: gathers its text and its figures as the engine's events come in.
*/
export class Reply {
	readonly id: string;
	readonly meter: LatencyMeter;
	readonly rungs: string[] = [];
	text = '';
	/** Every token of it, so that another engine can go on where one was lost. */
	readonly tokens: number[] = [];
	/** What an earlier try said, before the tokens of this one. */
	readonly begun: string;
	contextUsed = 0;
	peakMemory = 0;
	/** The most that the engine held, by kind. */
	held: HeldMemory = {anonymous: 0, mapped: 0, cards: 0};
	/** It was told to stop: the engine may need a moment, as at the end of a batch of the prompt. */
	stopping = false;
	readonly #model: string;
	readonly #time: number;
	readonly #earlier: ReplyMessage | undefined;
	readonly #energy: EnergyMeter;
	readonly #thought = new ThoughtMeter();
	#phase: Progress['phase'] = 'prefill';
	#prefilled = 0;
	#prefillTotal = 0;
	#prefillStart: number | undefined;
	#prompt = {tokens: 0, milliseconds: 0};
	#pauseNext = false;
	/** Characters that this try has said. */
	#said = 0;
	/** The token with which the rung in use began, or went on after a break. */
	#stretch = 0;

	/**
	@param asked When it was asked for, on the precise clock.
	@param time The same on the wall clock, which samples follow. After a sleep of the machine the two differ.
	@param begun The reply that was cut short, when this one goes on with it.
	*/
	constructor({id, model, asked, time = Math.round(asked), begun}: {id: string; model: string; asked: number; time?: number; begun?: ReplyMessage}) {
		this.id = id;
		this.#model = model;
		this.#time = begun?.time ?? time;
		this.meter = new LatencyMeter(asked);
		this.#earlier = begun;
		if (begun !== undefined) {
			this.text = begun.text;
			this.peakMemory = begun.peakMemory ?? 0;
			this.rungs.push(...begun.rungs);
		}

		this.begun = this.text;
		this.#energy = new EnergyMeter(time);
	}

	prefill({done, total, used, time}: Of<'prefill'>): void {
		this.#prefillStart ??= time;
		this.#phase = 'prefill';
		this.#prefilled = done;
		this.#prefillTotal = total;
		this.contextUsed = used;
		if (done === total && total > 0 && time > this.#prefillStart) {
			this.meter.prefilled((total * 1000) / (time - this.#prefillStart));
		}
	}

	/** Takes in what the box was doing until now. */
	observe(sample: Sample): void {
		this.peakMemory = Math.max(this.peakMemory, sample.engine?.resident ?? 0);
		this.held = {
			anonymous: Math.max(this.held.anonymous, sample.engine?.anonymous ?? 0),
			mapped: Math.max(this.held.mapped, sample.engine?.mapped ?? 0),
			cards: Math.max(this.held.cards, sample.gpus.reduce((sum, {memoryOwn = 0}) => sum + memoryOwn, 0)),
		};
		this.meter.observe(sample);
		// A card that tells nothing, as one that is only named, takes no part.
		this.#energy.observe({...sample, gpus: sample.gpus.filter(({memoryTotal, lost}) => memoryTotal > 0 && lost !== true)});
	}

	/** @returns Whether the token was made on another rung than the one before. */
	token({token, text, time, used, rung, pause}: Of<'token'>): boolean {
		this.#phase = 'decoding';
		this.tokens.push(token);
		this.text += text;
		this.#said += text.length;
		this.contextUsed = used;
		const paused = pause === true || this.#pauseNext;
		const changed = this.rungs.at(-1) !== rung;
		if (paused || changed) {
			this.#stretch = this.meter.count;
		}

		this.#thought.token(text, time);
		this.meter.token(time, paused);
		this.#pauseNext = false;
		if (changed) {
			this.rungs.push(rung);
		}

		return changed;
	}

	/** The engine was lost: the gap until the next token is no latency. */
	interrupted(): void {
		this.#phase = 'paused';
		this.#pauseNext = true;
		this.#said = 0;
	}

	/**
	Takes the end of a try in: its text is whole, and its last piece may have been held back until now.

	@returns The piece that no token event had.
	*/
	finished({text, prompt}: Of<'finished'>): string {
		const rest = text.slice(this.#said);
		this.text += rest;
		this.#prompt = prompt;
		if (prompt.milliseconds > 0 && prompt.tokens > 0) {
			this.meter.prefilled((prompt.tokens * 1000) / prompt.milliseconds);
		}

		return rest;
	}

	progress(): Progress {
		return {
			phase: this.stopping ? 'stopping' : this.#phase,
			prefilled: this.#prefilled,
			prefillTotal: this.#prefillTotal,
			tokens: this.meter.count,
			onRung: {tokens: this.meter.count - this.#stretch, rate: this.meter.rateSince(this.#stretch)},
			latency: this.meter.summary(true),
		};
	}

	/** @returns The reply as the conversation keeps it. */
	message(ending: Ending, problem?: Problem): ReplyMessage {
		const timings = mergeTimings(this.#earlier?.timings, this.meter.count > 0 ? this.timings() : undefined);
		const {thought = {tokens: 0, milliseconds: 0}, energy: drawn = this.#earlier?.timings === undefined ? 0 : undefined} = this.#earlier ?? {};
		const tokens = thought.tokens + this.#thought.tokens;
		const milliseconds = Math.round(thought.milliseconds + this.#thought.milliseconds);
		const more = ending === 'running' ? undefined : this.#energy.until(Date.now());
		const energy = more === undefined || drawn === undefined ? undefined : drawn + more;
		return {
			id: this.id,
			role: 'model',
			text: this.text,
			time: this.#time,
			ending,
			rungs: [...this.rungs],
			model: this.#model,
			...(timings && {timings}),
			...(this.peakMemory > 0 && {peakMemory: this.peakMemory}),
			...(tokens > 0 && {thought: {tokens, milliseconds}}),
			...(energy !== undefined && {energy}),
			...(problem && {problem}),
		};
	}

	timings(): Timings {
		const sorted = [...this.meter.intervals].sort((a, b) => a - b);
		const {ttft = 0} = this.meter.summary(false);
		const {tokens, milliseconds} = this.#prompt;
		const {count} = this.meter;
		return {
			prompt_n: tokens,
			prompt_ms: milliseconds,
			prompt_per_second: milliseconds > 0 ? (tokens * 1000) / milliseconds : 0,
			predicted_n: count,
			predicted_ms: this.meter.span,
			// The first token comes out of the prefill: the span holds one interval fewer than tokens.
			predicted_per_second: this.meter.span > 0 ? ((count - 1) * 1000) / this.meter.span : 0,
			ttft_ms: ttft,
			itl_ms: {p50: percentile(sorted, 0.5) ?? 0, p95: percentile(sorted, 0.95) ?? 0, p99: percentile(sorted, 0.99) ?? 0},
		};
	}
}
