import {existsSync} from 'node:fs';
import path from 'node:path';
import type {LoadedModel} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import type {Hello, LoadRequest} from '../core/protocol.ts';
import type {Store} from '../storage/store.ts';
import type {Board} from './board.ts';
import type {EngineKeeper} from './engine-keeper.ts';
import {bundledModel} from './entry.ts';

export type LoadingOptions = {
	readonly store: Store;
	readonly board: Board;
	readonly keeper: EngineKeeper;
	/** Whether something runs that needs the model as it is. */
	readonly isBusy: () => boolean;
};

/**
Which model is loaded when a face asks for one, and which one comes back the next time.
*/
export class Loading {
	readonly #options: LoadingOptions;
	/** A model that a person looks at is the one that comes back; one that a script asked for isn't. */
	#remember = false;

	constructor(options: LoadingOptions) {
		this.#options = options;
	}

	/** Notes the model that has become the one in use. */
	became({path: file}: LoadedModel): void {
		if (this.#remember) {
			this.#options.store.note('model', file);
		}
	}

	/**
	Loads a model, unless it is the one that is there.

	@throws {LisaError} `busy`.
	*/
	load({usual, ...request}: LoadRequest, kind: Hello['kind']): void {
		const {board, isBusy, keeper} = this.#options;
		const {state} = keeper;
		// A command that names nothing does not mean what failed for the one before.
		const settings = kind === 'command' && state.phase === 'failed' ? undefined : keeper.settings;
		const same = settings !== undefined && (request.path === undefined || path.resolve(request.path) === settings.path);
		const changed = (['contextSize', 'threads', 'gpuLayers', 'batchSize', 'kvType', 'mlock', 'mmap', 'flashAttention'] as const).some(key => request[key] !== undefined && request[key] !== settings?.[key]);
		if (same && !changed && state.phase !== 'failed' && state.phase !== 'none') {
			return;
		}

		if (isBusy()) {
			throw new LisaError('A reply is running, so the model stays as it is.', {code: 'busy'});
		}

		if (kind === 'command' && board.faces.count > 0 && state.phase !== 'none') {
			throw new LisaError('A screen is open with another model, or other settings.', {code: 'busy', hint: 'Leave out --model and the like to ask the model of the screen, or close it first.'});
		}

		this.#remember = kind === 'screen';

		const wanted = path.resolve(request.path ?? settings?.path ?? usual?.path ?? this.#last() ?? bundledModel);
		// The same model again keeps what was said of it before and is not said anew.
		keeper.load({...usual, ...(same && settings), ...request, path: wanted}, path.basename(wanted));
	}

	/** The model used last, if its file is still there. */
	#last(): string | undefined {
		const last = this.#options.store.noted('model');
		return last !== undefined && existsSync(last) ? last : undefined;
	}
}
