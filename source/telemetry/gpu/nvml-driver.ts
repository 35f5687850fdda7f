import {Buffer} from 'node:buffer';
import {namesIn} from '../read-once.ts';
import {callAside, loadNvml, type NvmlApi} from './nvml-api.ts';
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

	#starting: Promise<void> | undefined;

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
		return this.#starting !== undefined || this.slots.some(({card}) => card?.busy);
	}

	/** Whether it is being started, for the first time or again. */
	get starting(): boolean {
		return this.#starting !== undefined;
	}

	/** Starts, or starts again, on another thread: it wakes the cards, which takes seconds where nothing else keeps them awake. What goes wrong is told by `problem`. */
	async start(): Promise<void> {
		this.#starting ??= this.#startOnce();
		await this.#starting;
		this.#starting = undefined;
	}

	/** Resolves when every card, or the start that is under way, has answered. */
	async answer(): Promise<void> {
		await this.#starting;
		await Promise.all(this.slots.map(async ({card}) => card?.knock()));
	}

	async #startOnce(): Promise<void> {
		this.stop();
		this.#census = takeCensus();
		try {
			this.#api ??= loadNvml(this.#path);
		} catch {
			this.problem = this.#required ? `NVIDIA's library ${this.#path} cannot be loaded: install the NVIDIA driver. Running on CPU.` : undefined;
			return;
		}

		const code = await callAside(this.#api.nvmlInit_v2);
		this.#started = code === success;
		this.problem = this.#started ? undefined : describeNvmlCode(code);
		if (this.#started) {
			this.#readVersions(this.#api);
			this.slots = await findSlots(this.#api);
		}
	}

	/** Stops at once, or when what is under way on another thread has ended. */
	async close(): Promise<void> {
		await this.#starting;
		await Promise.all(this.slots.map(async ({card}) => card?.idle()));
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

async function findSlots(api: NvmlApi): Promise<readonly NvmlSlot[]> {
	const number = Buffer.alloc(4);
	const count = api.nvmlDeviceGetCount_v2(number) === success ? number.readUInt32LE() : 0;
	const slots: NvmlSlot[] = [];
	for (let index = 0; index < count; index++) {
		const pointer = Buffer.alloc(8);
		const code = await callAside(api.nvmlDeviceGetHandleByIndex_v2, index, pointer);
		if (code === success) {
			const device = pointer.readBigUInt64LE();
			const text = Buffer.alloc(96);
			const known = api.nvmlDeviceGetUUID?.(device, text, text.length) === success;
			slots.push({index, identifier: known ? textIn(text) : `index ${index}`, card: new NvmlCard(api, device)});
		} else if (code === gpuIsLost || code === resetRequired) {
			slots.push({index, identifier: `index ${index}`});
		}

		// Any other answer means a card of someone else's, which the driver won't show us.
	}

	return slots;
}

/** The kernel's own list; empty on Windows and in some containers. */
function takeCensus(): string {
	return namesIn('/proc/driver/nvidia/gpus').join(' ');
}
