import {parseKeyValues} from './key-values.ts';

/**
`/proc/meminfo` in bytes, summed up the way `free` does.
*/
export type MemoryInfo = {
	readonly total: number;
	readonly used: number;
	readonly available: number;
	/** `free`'s buff/cache: buffers, page cache and the slabs that can be given back. */
	readonly cached: number;
	readonly swapTotal: number;
	readonly swapUsed: number;
};

const names = ['MemTotal', 'MemFree', 'MemAvailable', 'Buffers', 'Cached', 'SReclaimable', 'SwapTotal', 'SwapFree'] as const;

/**
Reads `/proc/meminfo`.
*/
export function parseMemoryInfo(text: string): MemoryInfo {
	const {MemTotal: total, MemFree: free = 0, Buffers = 0, Cached = 0, SReclaimable = 0, SwapTotal = 0, SwapFree = 0, ...rest} = parseKeyValues(text, names);
	if (total === undefined) {
		throw new Error('/proc/meminfo has no MemTotal');
	}

	const cached = Buffers + Cached + SReclaimable;
	// Kernels before 3.14 lack MemAvailable; in some containers it exceeds the total.
	const told = rest.MemAvailable ?? Math.min(total, free + cached);
	const available = told > total ? free : told;
	return {total, used: total - available, available, cached, swapTotal: SwapTotal, swapUsed: Math.max(0, SwapTotal - SwapFree)};
}
