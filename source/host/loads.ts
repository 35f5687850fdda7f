import path from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {asLoaded} from '../core/as-loaded.ts';
import type {EngineEvent, LoadedModel, LoadSettings} from '../core/engine-protocol.ts';
import {LisaError, toProblem, type Problem} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import type {ViewEvent} from '../core/view.ts';
import type {Asking} from './asking.ts';
import {ModelDesk, type Load} from './model-desk.ts';

export type LoadsOptions = {
	readonly publish: (event: ViewEvent) => void;
	/** @returns A name for a command. */
	readonly id: () => string;
	/** Sends a command whose end is waited for. */
	readonly ask: Asking['ask'];
	/** Asks for its end. */
	readonly cancel: Asking['cancel'];
	/** Stops the swap under way. Returns whether there is one: the load waits for its end. */
	readonly stopSwap: () => boolean;
	/** Called whenever a model has become the one in use. */
	readonly onModel: (model: LoadedModel) => void;
	/** @returns What to do about a model that was refused for want of memory, with another one in use or none. Never rejects. */
	readonly advise?: (settings: LoadSettings, stays: boolean) => Promise<string | undefined>;
};

type LoadEvent = Extract<EngineEvent, {readonly type: 'load-progress' | 'loaded' | 'load-failed'}>;

/**
How models come and go: what is being loaded, and what comes back when that fails.
*/
export class Loads {
	readonly desk: ModelDesk;
	readonly #options: LoadsOptions;
	/** The load that the engine was asked for and has not ended. Another one waits for its end: an engine loads one model at a time. */
	#asked: Load | undefined;
	/** The load that was refused, while it is looked what fits instead. */
	#refusing: string | undefined;

	constructor(options: LoadsOptions) {
		this.#options = options;
		this.desk = new ModelDesk(options.publish);
	}

	/**
	Begins a load; one that is under way is given up for it.

	@param as What the engine is asked for, where that is more exact.
	*/
	begin(settings: LoadSettings, name = nameOf(settings), as?: LoadSettings): void {
		this.desk.begin({id: this.#options.id(), settings, as}, name);
		if (this.#asked !== undefined) {
			this.#options.cancel(this.#asked.id);
		} else if (!this.#options.stopSwap()) {
			this.#ask();
		}
	}

	/** A load that waited for the end of a swap, or of the engine, has its turn. */
	askNext(): void {
		const {loading} = this.desk;
		if (loading !== undefined && loading.id !== this.#refusing && this.#asked === undefined) {
			this.#ask();
		}
	}

	/** Loads what worked before, as it was loaded then: what is free now may be less. */
	again(settings: LoadSettings): void {
		const {model, good} = this.desk;
		this.begin(settings, undefined, model?.path === settings.path && isDeepStrictEqual(good, settings) ? asLoaded(settings, model) : undefined);
	}

	/**
	The engine is gone, and what it was asked for with it.

	@returns Whether the load that is wanted had not been asked of it yet: it waited for the end of something else.
	*/
	lost(): boolean {
		const {loading} = this.desk;
		const waited = loading !== undefined && loading.id !== this.#asked?.id;
		this.#asked = undefined;
		this.#refusing = undefined;
		return waited;
	}

	/** @returns Whether there was a load to stop. */
	cancel(): boolean {
		const {loading} = this.desk;
		if (loading !== undefined && loading.id === this.#asked?.id) {
			this.#options.cancel(loading.id);
		} else if (loading !== undefined) {
			this.#refused(toProblem(new LisaError('The load was stopped.', {code: 'cancelled'})));
		}

		return loading !== undefined;
	}

	/** Takes what the engine says of a load. */
	take(event: LoadEvent): void {
		const {loading} = this.desk;
		if (event.type !== 'load-progress' && event.id === this.#asked?.id) {
			// One that nobody wants any more may have come all the same: it is what comes back if the next one fails.
			if (event.type === 'loaded') {
				this.desk.good = this.#asked.settings;
				this.desk.model = event.model;
			}

			this.#asked = undefined;
		}

		if (event.id !== loading?.id) {
			// What was wanted meanwhile has its turn now.
			if (loading !== undefined && this.#asked === undefined) {
				this.#ask();
			}

			return;
		}

		switch (event.type) {
			case 'load-progress': {
				if (event.as !== undefined) {
					this.desk.trying(event.as);
				}

				this.desk.progress(event.fraction);
				break;
			}

			case 'loaded': {
				this.adopt(chosenBefore(event.model, loading), loading.settings);
				break;
			}

			case 'load-failed': {
				this.#advise(event.problem, loading, event.model);
				break;
			}
		}
	}

	/** A model has become the one in use. */
	adopt(model: LoadedModel, settings: LoadSettings): void {
		this.desk.adopt(model, settings);
		if (model.quantizableKv === false && settings.kvType !== undefined && settings.kvType !== 'F16') {
			this.notice(`The heads of this model allow for no KV cache in ${settings.kvType}: it is in F16.`, 'info');
		}

		if (model.adjusted !== undefined) {
			this.notice(`There was not enough memory, so it was loaded with ${model.adjusted}.`, 'warning', 'A rung with fewer bits leaves more: Alt+↓.');
		}

		this.#options.onModel(model);
	}

	/** Says something of the model in the status bar, if there is anything to say. */
	notice(text: string | undefined, level: 'info' | 'warning' | 'error' = 'warning', hint?: string): void {
		if (text === undefined) {
			return;
		}

		this.#options.publish({type: 'notice', notice: {level, text, hint, time: Date.now()}});
	}

	/** Asks the engine for the load that is to come. */
	#ask(): void {
		this.#asked = this.desk.loading!;
		const {id, settings, as = settings} = this.#asked;
		this.#options.ask({type: 'load', id, settings: as}, 'load');
	}

	/** Where there was no room, it is looked what there is room for before that is told. */
	#advise(problem: Problem, {id, settings}: Load, model?: LoadedModel): void {
		const {advise} = this.#options;
		if (problem.code !== 'out-of-memory' || advise === undefined) {
			this.#refused(problem, model);
			return;
		}

		const {good} = this.desk;
		this.#refusing = id;
		void advise(settings, good !== undefined && !isDeepStrictEqual(good, settings)).then(hint => {
			// Another model may be wanted meanwhile, or the engine gone.
			if (this.#refusing === id && this.desk.loading?.id === id) {
				this.#refusing = undefined;
				this.#refused(problem, model, hint);
			}
		});
	}

	/**
	A load came to nothing: the model before it, where there was one, stays or comes back.

	@param model What the engine still has, where it refused before it gave that up.
	@param advice What there is room for.
	*/
	#refused(refusal: Problem, model?: LoadedModel, advice?: string): void {
		const {good, loading} = this.desk;
		const problem = advice === undefined ? refusal : {...refusal, hint: advice};
		const hint = advice ?? hintFor(refusal);
		this.desk.refuse(problem);
		if (good !== undefined && model?.path === good.path) {
			this.notice(`${problem.message} LISA stays on ${nameOf(good)}.`, problem.code === 'cancelled' ? 'info' : 'error', hint);
			this.desk.keep(model);
			this.#options.onModel(model);
			return;
		}

		if (good === undefined || isDeepStrictEqual(good, loading?.settings)) {
			this.desk.fail(problem);
			return;
		}

		this.notice(`${problem.message} LISA goes back to ${nameOf(good)}.`, problem.code === 'cancelled' ? 'info' : 'error', hint);
		this.again(good);
	}
}

/** What was taken over from the load before was neither chosen from what is free now nor asked for by a person. */
function chosenBefore(model: LoadedModel, {as, settings}: Load): LoadedModel {
	return as === undefined || settings.contextSize !== undefined || model.contextSize !== as.contextSize ? model : {...model, chosen: `${integer(model.contextSize)} tokens as before`};
}

/** With another model in use the keys of the ladder move that one, not the one that was refused. */
function hintFor({code, hint}: Problem): string {
	return code === 'out-of-memory' ? 'Load a rung of it with fewer bits: Alt+M lists what fits.' : hint;
}

/** @returns The name of a model's file. */
export function nameOf({path: file}: LoadSettings): string {
	return path.basename(file);
}
