import {constants} from 'node:fs';
import {open, type FileHandle} from 'node:fs/promises';
import {LisaError} from '../../core/errors.ts';
import {writeState, type PullFile} from './state-file.ts';

/**
A `.part`: bytes written at their place, and a state beside it that never claims more than the disk has.
*/
export class PartFile {
	readonly #handle: FileHandle;
	readonly #statePath: string;
	readonly #state: PullFile | undefined;
	#running: Promise<void> = Promise.resolve();
	#next: Promise<void> | undefined;

	private constructor(handle: FileHandle, statePath: string, state: PullFile | undefined) {
		this.#handle = handle;
		this.#statePath = statePath;
		this.#state = state;
	}

	/** @param state Absent where the file cannot be had in parts, and so not be gone on with. */
	static async open(path: string, statePath: string, state?: PullFile): Promise<PartFile> {
		const handle = await open(path, constants.O_RDWR | constants.O_CREAT | (state === undefined ? constants.O_TRUNC : 0), 0o600);
		return new PartFile(handle, statePath, state);
	}

	/** @throws {LisaError} `disk-full`. */
	async write(bytes: Uint8Array, position: number): Promise<void> {
		try {
			for (let written = 0; written < bytes.length;) {
				const {bytesWritten} = await this.#handle.write(bytes, written, bytes.length - written, position + written);
				written += bytesWritten;
			}
		} catch (error) {
			throw diskError(error);
		}
	}

	/** Writes down which bytes are there, once they are on the disk. Those who ask while it is being done share the next time. */
	async record(): Promise<void> {
		const before = this.#running;
		this.#next ??= (async () => {
			await before.catch(() => undefined);
			this.#running = this.#next!;
			this.#next = undefined;
			await this.#write();
		})();
		return this.#next;
	}

	async close(): Promise<void> {
		try {
			await this.record();
		} finally {
			await this.#handle.close();
		}
	}

	async #write(): Promise<void> {
		try {
			// First what is known to be written, then the disk, then the claim.
			const state = this.#state && {...this.#state, parts: {...this.#state.parts, done: [...this.#state.parts.done]}};
			await this.#handle.datasync();
			if (state) {
				await writeState(this.#statePath, state);
			}
		} catch (error) {
			throw diskError(error);
		}
	}
}

function diskError(error: unknown): LisaError {
	const {code = 'unknown reason'} = error as NodeJS.ErrnoException;
	return code === 'ENOSPC' || code === 'EDQUOT'
		? new LisaError('The disk became full while the model was fetched.', {code: 'disk-full', hint: 'Free some space and run the same `lisa pull` again: it goes on where it stopped.', cause: error})
		: new LisaError(`The model cannot be written (${code}).`, {code: 'disk-full', hint: 'Look whether the folder of the models can be written to; LISA_MODELS names another one.', cause: error});
}
