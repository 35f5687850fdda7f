import type {EngineEvent, LoadedModel, LoadSettings} from '../core/engine-protocol.ts';
import {fromProblem, LisaError, type Problem} from '../core/errors.ts';
import type {ModelState, ViewEvent} from '../core/view.ts';

/** What the engine is asked for, where that is more exact than what is wanted, and what it then tries, all that was left to choose worked out. */
export type Load = {readonly id: string; readonly settings: LoadSettings; readonly as?: LoadSettings; readonly tried?: LoadSettings};

type Waiter = {readonly resolve: (model: LoadedModel) => void; readonly reject: (error: LisaError) => void};

/**
Which model there is, which one is coming, and who waits for it.
*/
export class ModelDesk {
	state: ModelState = {phase: 'none'};
	/** The load under way. */
	loading: Load | undefined;
	/** Settings of the last load that went well. */
	good: LoadSettings | undefined;
	/** The model that came of it. */
	model: LoadedModel | undefined;
	/** Settings of the load that failed last, while no model is there. */
	#failed: LoadSettings | undefined;
	readonly #publish: (event: ViewEvent) => void;
	readonly #waiters: Waiter[] = [];
	/** Who wants to know what becomes of a load, and of which file. */
	readonly #watchers: Array<Waiter & {readonly file: string}> = [];

	constructor(publish: (event: ViewEvent) => void) {
		this.#publish = publish;
	}

	/** Settings of the model in use, or of the one that is coming or should have come. */
	get settings(): LoadSettings | undefined {
		return this.loading?.settings ?? this.#failed ?? this.good;
	}

	/** @returns The model once one is ready. Rejects where there is none or its load failed. */
	async whenReady(): Promise<LoadedModel> {
		const {state} = this;
		if (state.phase === 'ready') {
			return state.model;
		}

		if (state.phase === 'failed') {
			throw fromProblem(state.problem);
		}

		return new Promise((resolve, reject) => {
			this.#waiters.push({resolve, reject});
		});
	}

	/** @returns Once the load under way has led to its model, at once where there is none. Rejects where it came to nothing, though the model before it may be there. */
	async whenLoaded(): Promise<LoadedModel | undefined> {
		const file = this.loading?.settings.path;
		if (file === undefined) {
			return undefined;
		}

		return new Promise((resolve, reject) => {
			this.#watchers.push({file, resolve, reject});
		});
	}

	/** The load under way comes to nothing; what is there instead follows. */
	refuse(problem: Problem): void {
		for (const {reject} of this.#watchers.splice(0)) {
			reject(fromProblem(problem));
		}
	}

	begin(load: Load, name: string): void {
		this.loading = load;
		this.#failed = undefined;
		this.#set({phase: 'loading', path: load.settings.path, name, fraction: 0});
	}

	/** The engine begins an attempt of the load under way. */
	trying(tried: LoadSettings): void {
		this.loading &&= {...this.loading, tried};
	}

	progress(fraction: number): void {
		if (this.state.phase === 'loading') {
			this.#set({...this.state, fraction});
		}
	}

	/** A model has become the one in use. */
	adopt(model: LoadedModel, settings: LoadSettings): void {
		this.good = settings;
		this.#become(model);
	}

	/** The model that was there before a load stays as it was, and what it has read of the conversation with it. */
	keep(model: LoadedModel): void {
		this.#become(model, true);
	}

	#become(model: LoadedModel, kept = false): void {
		this.model = model;
		this.loading = undefined;
		this.#set({phase: 'ready', model}, kept);
		for (const {resolve} of this.#waiters.splice(0)) {
			resolve(model);
		}

		for (const {file, resolve, reject} of this.#watchers.splice(0)) {
			if (file === model.path) {
				resolve(model);
			} else {
				reject(new LisaError('Another model was chosen meanwhile.', {code: 'busy'}));
			}
		}
	}

	/** The engine took other threads. What is tried for a few tokens is not told: it would only flicker. */
	threads({phase, threads, reason, trial}: Extract<EngineEvent, {type: 'threads'}>): void {
		if (this.state.phase === 'ready' && phase === 'decode' && !trial) {
			this.#set({phase: 'ready', model: {...this.state.model, threads, threadsReason: reason}});
		}
	}

	/** There is no model now. */
	fail(problem: Problem): void {
		const {settings} = this;
		const path = settings?.path ?? '';
		this.#failed = settings;
		this.loading = undefined;
		this.#set({phase: 'failed', path, problem});
		this.refuse(problem);
		for (const {reject} of this.#waiters.splice(0)) {
			reject(fromProblem(problem));
		}
	}

	#set(state: ModelState, kept = false): void {
		this.state = state;
		this.#publish({type: 'model', model: state, ...(kept && {kept})});
	}
}
