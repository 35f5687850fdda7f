import {Buffer} from 'node:buffer';
import type {NvmlApi, NvmlDevice} from './nvml-api.ts';
import {functionNotFound, notSupported, versionMismatch} from './nvml-codes.ts';
import {NvmlQuery} from './nvml-query.ts';

/**
A card's memory in bytes. What the driver keeps for itself is neither used nor free, as `nvidia-smi` shows it; the window into it that PCIe opens (BAR1) is no memory of its own and is never added.
*/
export type CardMemory = {
	readonly total: number;
	readonly used: number;
	readonly free: number;
};

/** `nvmlMemory_v2_t`: version, padding, total, reserved, free, used. The first version, `nvmlMemory_t`, has total, free, used. */
const size2 = 40;

/**
Makes the question for a card's memory: version 2's, which tells the driver's own share apart, and where the driver is older than that the first.
*/
export function createMemoryQuery(api: NvmlApi, device: NvmlDevice): NvmlQuery<CardMemory> {
	const buffer = Buffer.alloc(size2);
	let version = 2;
	const word = (at: number): number => Number(buffer.readBigUInt64LE(at));

	const call = (): number => {
		buffer.fill(0);
		buffer.writeUInt32LE(size2 | (2 << 24));
		const code = api.nvmlDeviceGetMemoryInfo_v2?.(device, buffer) ?? notSupported;
		version = 2;
		// Losing the card is an answer; not knowing this version is none.
		const refused = [notSupported, functionNotFound, versionMismatch].includes(code);
		if (!refused || api.nvmlDeviceGetMemoryInfo === undefined) {
			return code;
		}

		version = 1;
		return api.nvmlDeviceGetMemoryInfo(device, buffer);
	};

	return new NvmlQuery(
		call,
		() => version === 2
			? {total: word(8), free: word(24), used: word(32)}
			: {total: word(0), free: word(8), used: word(16)},
	);
}
