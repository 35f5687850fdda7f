import {setTimeout as delay} from 'node:timers/promises';
import type {EngineCommand, EngineEvent, SwapCard, SwapStep} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import {settle} from './bring.ts';
import {now} from './clock.ts';
import {loadRung} from './load.ts';
import type {Machine} from './machine.ts';
import {memoryInUse} from './memory-in-use.ts';
import {release, type Rung} from './rung.ts';
import type {Stage} from './stage.ts';
import type {SwapPlan} from './swap-plan.ts';

export type SwapOptions = {
	readonly command: Extract<EngineCommand, {readonly type: 'swap'}>;
	readonly stage: Stage;
	readonly machine: Machine;
	readonly signal: AbortSignal;
	readonly send: (event: EngineEvent) => void;
};

/** What a swap came to. */
export type Outcome = Pick<SwapCard, 'carried' | 'tokens' | 'gap'> & {readonly rung: Rung};

/** A card's driver gives memory back late: over half a second to one and a half. Milliseconds. */
const patience = 2000;

/**
The moves that every swap is made of, whichever way it goes.
*/
export class SwapWork {
	readonly stage: Stage;
	readonly signal: AbortSignal;
	readonly machine: Machine;
	readonly #options: SwapOptions;
	readonly #began: Array<{readonly step: SwapStep; readonly at: number}> = [];
	#freed: Pick<SwapCard, 'expectedFreed' | 'freed'> = {};

	constructor(options: SwapOptions) {
		this.stage = options.stage;
		this.signal = options.signal;
		this.machine = options.machine;
		this.#options = options;
	}

	/** Says where the swap is. */
	step(step: SwapStep, details: {readonly fraction?: number; readonly note?: string} = {}): void {
		const {send, command} = this.#options;
		if (this.#began.at(-1)?.step !== step) {
			this.#began.push({step, at: now()});
		}

		send({type: 'swap-step', id: command.id, step, ...details});
	}

	/** What the card says of the way: each step with its time until now, and what was given back. */
	report(): Pick<SwapCard, 'steps' | 'expectedFreed' | 'freed'> {
		const end = now();
		const steps = this.#began.map(({step, at}, index) => ({step, milliseconds: (this.#began[index + 1]?.at ?? end) - at}));
		return {steps, ...this.#freed};
	}

	/** Gives back what the old rung holds and notes how much came of it: where a card has it, once it is there. */
	async release(old: Rung): Promise<void> {
		const {llama} = this.machine;
		const before = await memoryInUse(llama);
		await release(old);
		const expected = old.info.memory.added;
		const enough = llama.gpu === false ? -Infinity : (expected ?? 0) * 0.9;
		const end = now() + patience;
		let freed = before - await memoryInUse(llama);
		while (freed < enough && now() < end) {
			await delay(100);
			freed = before - await memoryInUse(llama);
		}

		this.#freed = {expectedFreed: expected, freed: Math.max(0, freed)};
	}

	readonly prefilling = (fraction: number): void => {
		this.step('prefill', {fraction});
	};

	/** @throws LisaError when the swap was told to stop. */
	check(): void {
		if (this.signal.aborted) {
			throw stopped();
		}
	}

	async load({settings, header, plan}: SwapPlan): Promise<Rung> {
		const {machine, signal} = this;
		this.step('load', {fraction: 0});
		return loadRung(settings, {machine, header, plan, signal, onProgress: fraction => {
			this.step('load', {fraction});
		}});
	}

	/** Stands still, unless the swap is stopped before that: a long prompt may be in the way. */
	async standStill(old: Rung): Promise<void> {
		const {stage, signal} = this;
		const aborted = Promise.withResolvers<void>();
		const stop = () => {
			aborted.resolve();
		};

		signal.addEventListener('abort', stop, {once: true});
		if (!signal.aborted) {
			await Promise.race([stage.standStill(), aborted.promise]);
		}

		signal.removeEventListener('abort', stop);
		if (signal.aborted) {
			stage.goOn({rung: old, paused: false});
			this.check();
		}

		await settle();
	}

	/** Does something between two tokens of the old rung. */
	async still<Value>(old: Rung, action: () => Promise<Value>): Promise<Value> {
		await this.standStill(old);
		const value = await action();
		await settle();
		this.stage.goOn({rung: old, paused: false});
		return value;
	}

	/**
	The reply goes on with the new rung, which has to make a token before the swap counts as done.

	@param old Where the reply goes back to when the new rung cannot; absent when it is gone.
	*/
	async takeOver(fresh: Rung, {old, paused}: {readonly old?: Rung; readonly paused: boolean}): Promise<void> {
		this.stage.goOn({rung: fresh, paused});
		this.step('verify');
		try {
			await this.stage.trial(fresh);
		} catch (error) {
			if (old) {
				this.stage.goOn({rung: old, paused: true});
			}

			throw error;
		}
	}
}

export function stopped(): LisaError {
	return new LisaError('The swap was stopped.', {code: 'cancelled', hint: 'The conversation goes on where it was.'});
}
