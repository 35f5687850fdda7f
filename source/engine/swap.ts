import process from 'node:process';
import type {Token} from 'node-llama-cpp';
import type {EngineCommand, EngineEvent, SwapCard, SwapStep} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {bring, follow, settle, verify, warmUp} from './bring.ts';
import {now} from './clock.ts';
import {loadRung} from './load.ts';
import type {Machine} from './machine.ts';
import {release, type Rung} from './rung.ts';
import type {Stage} from './stage.ts';
import {StateFile} from './state-file.ts';
import {planSwap, type SwapPlan} from './swap-plan.ts';

export type SwapOptions = {
	readonly command: Extract<EngineCommand, {readonly type: 'swap'}>;
	readonly stage: Stage;
	readonly machine: Machine;
	readonly signal: AbortSignal;
	readonly send: (event: EngineEvent) => void;
};

/** The new rung follows at most so many tokens before the old one may make the next, so that the stream never stands long. */
const stride = 2;

/** So many tokens behind, the cache is copied anew. */
const farBehind = 32;

type Outcome = Pick<SwapCard, 'carried' | 'tokens' | 'gap'> & {readonly rung: Rung; readonly reason?: string};

/**
Moves the conversation to another rung of the model as one transaction: it ends on the new rung, or where it began.
*/
export class Swap {
	readonly #options: SwapOptions;

	constructor(options: SwapOptions) {
		this.#options = options;
	}

	/** Runs to the end and returns what to say about it. Never throws. */
	async run(): Promise<EngineEvent> {
		const {command: {id, settings}, stage, machine, signal} = this.#options;
		const begin = now();
		const residentBefore = process.memoryUsage.rss();
		try {
			const old = stage.rung;
			if (!old) {
				throw new LisaError('There is nothing to swap: no model is loaded.', {code: 'swap-failed', hint: 'Load a model first.'});
			}

			this.#step('plan');
			const plan = await planSwap(old, settings, machine);
			this.#check();
			const outcome = plan.overlap ? await this.#overlapped(old, plan) : await this.#inTurn(old, plan);
			const card: SwapCard = {
				from: old.info.quantization,
				to: outcome.rung.info.quantization,
				carried: outcome.carried,
				tokens: outcome.tokens,
				...(outcome.carried ? {} : {reason: outcome.reason ?? 'the KV cache could not be written or read'}),
				overlapped: plan.overlap,
				total: now() - begin,
				gap: outcome.gap,
				residentBefore,
				residentAfter: process.memoryUsage.rss(),
			};
			return {type: 'swapped', id, model: outcome.rung.info, card};
		} catch (error) {
			return {type: 'swap-failed', id, problem: toProblem(signal.aborted ? stopped() : error), model: stage.rung?.info};
		}
	}

	/** Both rungs are in memory: the old one goes on talking, the switch happens between two tokens. */
	async #overlapped(old: Rung, plan: SwapPlan): Promise<Outcome> {
		const {stage} = this.#options;
		const fresh = await this.#load(plan);
		try {
			await this.#still(old, async () => warmUp(fresh));
			this.#step('carry');
			const carried = plan.passage.carry && await this.#copy(old, fresh);
			return await this.#switch(old, fresh, carried, plan);
		} catch (error) {
			if (stage.wantsStill) {
				stage.goOn({rung: old, paused: false});
			}

			await release(fresh);
			throw error;
		}
	}

	/** Copies the cache. The old rung stands still only while it is written; what it says meanwhile is made up for later. */
	async #copy(old: Rung, fresh: Rung): Promise<boolean> {
		if (old.sequence.nextTokenIndex === 0) {
			return true;
		}

		const file = await this.#still(old, async () => StateFile.save(old));
		return file !== undefined && take(file, fresh);
	}

	/** Lets the new rung catch up, a few tokens for each one of the old, and take over. */
	async #switch(old: Rung, fresh: Rung, carry: boolean, plan: SwapPlan): Promise<Outcome> {
		const {stage, signal} = this.#options;
		let carried = carry;
		for (;;) {
			await this.#standStill(old);
			const tokens = old.sequence.contextTokens;
			if (carried && distance(fresh, tokens) > farBehind) {
				// A new prompt came in meanwhile. Copying once more is quicker than following it.
				const file = await StateFile.save(old);
				carried = file !== undefined && await take(file, fresh);
			}

			if (carried) {
				const rest = tokens.slice(fresh.sequence.nextTokenIndex);
				await follow(fresh, rest.slice(0, stride));
				if (rest.length > stride) {
					await settle();
					stage.goOn({rung: old, paused: false});
					continue;
				}
			} else {
				await bring(fresh, tokens, {signal, onPrefill: this.#prefilling});
			}

			verify(fresh, tokens);
			this.#check();
			this.#step('switch');
			const gap = stage.sinceLastToken();
			await this.#takeOver(old, fresh, !carried);
			this.#step('release');
			await release(old).catch(() => undefined);
			return {rung: fresh, carried, tokens: tokens.length, gap, reason: plan.passage.reason};
		}
	}

	/** Room for one rung only: the reply waits while the old one goes and the new one comes. */
	async #inTurn(old: Rung, plan: SwapPlan): Promise<Outcome> {
		const {stage, signal} = this.#options;
		this.#step('make-room', 'Both rungs do not fit in memory at once: the reply waits.');
		await this.#standStill(old);
		const tokens = old.sequence.contextTokens;
		const file = tokens.length > 0 && old.header.gguf.shape?.recurrent === false ? await StateFile.save(old) : undefined;
		try {
			await release(old);
			let fresh: Rung | undefined;
			try {
				fresh = await this.#load(plan);
				await warmUp(fresh);
				this.#step('carry');
				const carried = tokens.length === 0 || await bring(fresh, tokens, {file: plan.passage.carry ? file : undefined, signal, onPrefill: this.#prefilling});
				this.#check();
				this.#step('switch');
				const gap = stage.sinceLastToken();
				await this.#takeOver(undefined, fresh, true);
				return {rung: fresh, carried, tokens: tokens.length, gap, reason: plan.passage.reason};
			} catch (error) {
				await this.#restore(old, fresh, tokens, file);
				throw error;
			}
		} finally {
			await file?.remove();
		}
	}

	/** Loads the old rung again, with the conversation as it was. */
	async #restore(old: Rung, fresh: Rung | undefined, tokens: Rung['sequence']['contextTokens'], file: StateFile | undefined): Promise<void> {
		const {stage, machine} = this.#options;
		this.#step('load', 'Going back to the old rung.');
		try {
			if (fresh) {
				await release(fresh);
			}

			const again = await loadRung({...old.settings, contextSize: old.context.contextSize}, {machine, header: old.header});
			await bring(again, tokens, {file, onPrefill: this.#prefilling});
			stage.goOn({rung: again, paused: true});
		} catch {
			stage.giveUp();
		}
	}

	/** The reply goes on with the new rung, which has to make a token before the old one may go. */
	async #takeOver(old: Rung | undefined, fresh: Rung, paused: boolean): Promise<void> {
		const {stage} = this.#options;
		stage.goOn({rung: fresh, paused});
		this.#step('verify');
		try {
			await stage.trial(fresh);
		} catch (error) {
			if (old) {
				stage.goOn({rung: old, paused: true});
			}

			throw error;
		}
	}

	async #load({settings, header}: SwapPlan): Promise<Rung> {
		const {machine, signal} = this.#options;
		this.#step('load', undefined, 0);
		return loadRung(settings, {machine, header, signal, onProgress: fraction => {
			this.#step('load', undefined, fraction);
		}});
	}

	/** Does something between two tokens of the old rung. */
	async #still<Value>(old: Rung, action: () => Promise<Value>): Promise<Value> {
		await this.#standStill(old);
		const value = await action();
		await settle();
		this.#options.stage.goOn({rung: old, paused: false});
		return value;
	}

	/** Stands still, unless the swap is stopped before that: a long prompt may be in the way. */
	async #standStill(old: Rung): Promise<void> {
		const {stage, signal} = this.#options;
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
			this.#check();
		}

		await settle();
	}

	readonly #prefilling = (fraction: number): void => {
		this.#step('prefill', undefined, fraction);
	};

	#step(step: SwapStep, note?: string, fraction?: number): void {
		this.#options.send({type: 'swap-step', id: this.#options.command.id, step, ...(fraction === undefined ? {} : {fraction}), ...(note === undefined ? {} : {note})});
	}

	#check(): void {
		if (this.#options.signal.aborted) {
			throw stopped();
		}
	}
}

function stopped(): LisaError {
	return new LisaError('The swap was stopped.', {code: 'cancelled', hint: 'The conversation goes on where it was.'});
}

/** @returns Whether the rung holds what the file held. The file is gone afterwards. */
async function take(file: StateFile, fresh: Rung): Promise<boolean> {
	try {
		await file.load(fresh);
		return fresh.sequence.nextTokenIndex > 0;
	} catch {
		// The library would not have it.
		return false;
	} finally {
		await file.remove();
	}
}

/** @returns How many tokens the rung lacks; infinite when it holds others. */
function distance({sequence}: Rung, tokens: readonly Token[]): number {
	const held = sequence.contextTokens;
	return held.every((token, index) => token === tokens[index]) ? tokens.length - held.length : Number.POSITIVE_INFINITY;
}
