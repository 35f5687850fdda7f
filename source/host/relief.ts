import {asLoaded} from '../core/as-loaded.ts';
import type {LoadSettings} from '../core/engine-protocol.ts';
import {allSteps, stepDown, type StepDown} from '../core/step-down.ts';
import {nameOf, type Loads} from './loads.ts';

/** A load whose context and layers are worked out. */
type Worked = LoadSettings & {readonly contextSize: number; readonly gpuLayers: number; readonly quantizableKv?: boolean};

/**
Loads the model again with less where memory ran out. What was tried for a model is not tried again: a step that was refused, or did not help, leads to the next one and never round in a circle. A lower rung is no step: a person is asked.
*/
export class Relief {
	readonly #loads: Loads;
	/** By the model's file. */
	readonly #tried = new Map<string, Set<string>>();

	constructor(loads: Loads) {
		this.#loads = loads;
	}

	/** A person asked for a model: memory may be another by now. */
	forget(): void {
		this.#tried.clear();
	}

	/**
	Memory ran out while a model was in use.

	@param replying Whether a reply was running, which then goes on.
	@returns Whether there was anything left to give up.
	*/
	inUse(replying: boolean): boolean {
		const {state, settings} = this.#loads.desk;
		if (state.phase !== 'ready' || settings === undefined) {
			return false;
		}

		// What was given up at the load already cannot be given up again.
		const {contextSize, gpuLayers, quantizableKv} = state.model;
		return this.#take(settings, {...asLoaded(settings, state.model), contextSize, gpuLayers, quantizableKv}, words => `Memory ran out: the model is loaded again with ${words}${replying ? ', and the reply goes on' : ''}.`);
	}

	/**
	Memory ran out while a model was loaded, and the engine with it.

	@returns Whether there was anything left to give up.
	*/
	duringLoad(): boolean {
		const {loading} = this.#loads.desk;
		const {contextSize, gpuLayers} = loading?.tried ?? {};
		if (loading?.tried === undefined || contextSize === undefined || gpuLayers === undefined) {
			return false;
		}

		const {settings, tried} = loading;
		return this.#take(settings, {...tried, contextSize, gpuLayers}, words => `Memory ran out on loading ${nameOf(settings)}: it is loaded again with ${words}.`);
	}

	#take(settings: LoadSettings, from: Worked, say: (words: string) => string): boolean {
		const step = this.#next(from);
		if (step === undefined) {
			return false;
		}

		this.#loads.notice(say(step.words), 'warning', 'A rung with fewer bits leaves more: Alt+↓.');
		this.#loads.begin({...settings, ...step.less}, undefined, step.settings);
		return true;
	}

	/** The next step that has not been tried, with what all those before it give up. */
	#next(from: Worked): StepDown | undefined {
		const tried = this.#tried.get(from.path) ?? new Set();
		this.#tried.set(from.path, tried);
		const words: string[] = [];
		let less: StepDown['less'] = {};
		let settings: LoadSettings = from;
		for (;;) {
			const {contextSize: context = from.contextSize, gpuLayers: cardLayers = from.gpuLayers} = settings;
			const step = stepDown(settings, {context, cardLayers, ran: true, quantizableKv: from.quantizableKv});
			if (step === undefined) {
				return undefined;
			}

			({settings} = step);
			less = {...less, ...step.less};
			words.push(step.words);
			const {kvType, batchSize, contextSize, gpuLayers} = settings;
			const name = JSON.stringify([kvType, batchSize, contextSize, gpuLayers]);
			if (!tried.has(name)) {
				tried.add(name);
				return {settings, less, words: allSteps(words)};
			}
		}
	}
}
