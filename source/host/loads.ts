import path from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import type {EngineCommand, EngineEvent, LoadedModel, LoadSettings} from '../core/engine-protocol.ts';
import type {Problem} from '../core/errors.ts';
import {stepDown} from '../core/step-down.ts';
import type {ViewEvent} from '../core/view.ts';
import type {Asking} from './asking.ts';
import {ModelDesk} from './model-desk.ts';

export type LoadsOptions = {
	readonly publish: (event: ViewEvent) => void;
	/** @returns A name for a command. */
	readonly id: () => string;
	readonly send: (command: EngineCommand) => void;
	/** Sends a command whose end is waited for. */
	readonly ask: Asking['ask'];
	/** Called whenever a model has become the one in use. */
	readonly onModel: (model: LoadedModel) => void;
};

type LoadEvent = Extract<EngineEvent, {readonly type: 'load-progress' | 'loaded' | 'load-failed'}>;

/**
How models come and go: what is being loaded, what comes back when that fails, and what is given up when memory runs out.
*/
export class Loads {
	readonly desk: ModelDesk;
	readonly #options: LoadsOptions;

	constructor(options: LoadsOptions) {
		this.#options = options;
		this.desk = new ModelDesk(options.publish);
	}

	/** Begins a load. */
	begin(settings: LoadSettings, name = nameOf(settings)): void {
		const id = this.#options.id();
		this.desk.begin(id, settings, name);
		this.#options.ask({type: 'load', id, settings}, 'load');
	}

	/**
	Memory ran out in the middle of a reply: loads the model again with less.

	@returns Whether there was anything left to give up.
	*/
	relieve(): boolean {
		const {state, settings} = this.desk;
		const step = state.phase === 'ready' && settings !== undefined && stepDown(settings, {context: state.model.contextSize, cardLayers: state.model.gpuLayers, ran: true});
		if (!step) {
			return false;
		}

		this.notice(`Memory ran out: the model is loaded again with ${step.words}, and the reply goes on.`, 'warning', 'A rung with fewer bits leaves more: Alt+↓.');
		this.begin(step.settings);
		return true;
	}

	/** @returns Whether there was a load to stop. */
	cancel(): boolean {
		const {loading} = this.desk;
		if (loading !== undefined) {
			this.#options.send({type: 'cancel', id: loading.id});
		}

		return loading !== undefined;
	}

	/** Takes what the engine says of a load. */
	take(event: LoadEvent): void {
		const {loading} = this.desk;
		if (event.id !== loading?.id) {
			return;
		}

		switch (event.type) {
			case 'load-progress': {
				this.desk.progress(event.fraction);
				break;
			}

			case 'loaded': {
				this.adopt(event.model, loading.settings);
				break;
			}

			case 'load-failed': {
				this.#refused(event.problem);
				break;
			}
		}
	}

	/** A model has become the one in use. */
	adopt(model: LoadedModel, settings: LoadSettings): void {
		this.desk.adopt(model, settings);
		if (model.adjusted !== undefined) {
			this.notice(`There was not enough memory, so it was loaded with ${model.adjusted}.`, 'warning', 'A rung with fewer bits leaves more: Alt+↓.');
		}

		this.#options.onModel(model);
	}

	/** Says something of the model in the status bar. */
	notice(text: string, level: 'info' | 'warning' | 'error' = 'warning', hint?: string): void {
		this.#options.publish({type: 'notice', notice: {level, text, hint, time: Date.now()}});
	}

	/** A load came to nothing: the model before it, where there was one, comes back. */
	#refused(problem: Problem): void {
		const {good, loading} = this.desk;
		if (good === undefined || isDeepStrictEqual(good, loading?.settings)) {
			this.desk.fail(problem);
			return;
		}

		this.notice(`${problem.message} LISA goes back to ${nameOf(good)}.`, problem.code === 'cancelled' ? 'info' : 'error', problem.hint);
		this.begin(good);
	}
}

/** @returns The name of a model's file. */
export function nameOf({path: file}: LoadSettings): string {
	return path.basename(file);
}
