import {Buffer} from 'node:buffer';
import {namesIn} from '../read-once.ts';
import {loadNvml, type NvmlApi} from './nvml-api.ts';
import {NvmlCard} from './nvml-card.ts';
import {describeNvmlCode, gpuIsLost, resetRequired, success} from './nvml-codes.ts';
import {textIn} from './nvml-text.ts';

/** One place in the driver's list. A card that is lost already when NVML starts has a place and nothing else. */
export type NvmlSlot = {
	readonly index: number;
	/** Stays the same over restarts, as the index doesn't. */
	readonly identifier: string;
	readonly card?: NvmlCard;
};

/**
NVML in this process: loaded once, started, and started again when the cards may have changed.
*/
export class NvmlDriver {
	slots: readonly NvmlSlot[] = [];

	/** Why there are no cards to be read, when there should be. */
	problem: string | undefined;

	/** As in `580.65.06`. */
	version: string | undefined;

	/** The newest CUDA that the driver can run, as in `13.0`. */
	cuda: string | undefined;

	#api: NvmlApi | undefined;

	#started = false;

	#census = '';

	readonly #path: string;

	readonly #required: boolean;

	/** @param required - A missing library is a problem. */
	constructor(path: string, required: boolean) {
		this.#path = path;
		this.#required = required;
	}

	/** Whether the system's list of cards is another than when NVML was started. */
	get changed(): boolean {
		return this.#census !== takeCensus();
	}

	/** Whether NVML is at work on another thread and must be left alone. */
	get busy(): boolean {
		return this.slots.some(({card}) => card?.busy !== undefined);
	}

	/** Starts, or starts again. What goes wrong is told by `problem`. */
	start(): void {
		this.stop();
		this.#census = takeCensus();
		try {
			this.#api ??= loadNvml(this.#path);
		} catch {
			this.problem = this.#required ? `NVIDIA's library ${this.#path} cannot be loaded: install the NVIDIA driver. Running on CPU.` : undefined;
			return;
		}

		const code = this.#api.nvmlInit_v2();
		this.#started = code === success;
		this.problem = this.#started ? undefined : describeNvmlCode(code);
		if (this.#started) {
			this.#readVersions(this.#api);
			this.slots = findSlots(this.#api);
		}
	}

	/** Stops at once, or when what is under way on another thread has ended. */
	async close(): Promise<void> {
		await Promise.all(this.slots.map(async ({card}) => card?.busy));
		this.stop();
	}

	stop(): void {
		this.slots = [];
		if (this.#started) {
			this.#started = false;
			this.#api?.nvmlShutdown();
		}
	}

	#readVersions(api: NvmlApi): void {
		const text = Buffer.alloc(80);
		this.version = api.nvmlSystemGetDriverVersion?.(text, text.length) === success ? textIn(text) : undefined;
		const number = Buffer.alloc(4);
		const known = api.nvmlSystemGetCudaDriverVersion_v2?.(number) === success;
		this.cuda = known ? `${Math.floor(number.readInt32LE() / 1000)}.${Math.floor((number.readInt32LE() % 1000) / 10)}` : undefined;
	}
}

function findSlots(api: NvmlApi): readonly NvmlSlot[] {
	const number = Buffer.alloc(4);
	const count = api.nvmlDeviceGetCount_v2(number) === success ? number.readUInt32LE() : 0;
	const pointer = Buffer.alloc(8);
	const text = Buffer.alloc(96);
	return Array.from({length: count}, (_, index) => {
		const code = api.nvmlDeviceGetHandleByIndex_v2(index, pointer);
		if (code !== success) {
			// A card of someone else's, which the driver won't show us, is no card of ours.
			return code === gpuIsLost || code === resetRequired ? {index, identifier: `index ${index}`} : undefined;
		}

		const device = pointer.readBigUInt64LE();
		const known = api.nvmlDeviceGetUUID?.(device, text, text.length) === success;
		return {index, identifier: known ? textIn(text) : `index ${index}`, card: new NvmlCard(api, device)};
	}).filter(slot => slot !== undefined);
}

/** The kernel's own list; empty on Windows and in some containers. */
function takeCensus(): string {
	return namesIn('/proc/driver/nvidia/gpus').join(' ');
}
