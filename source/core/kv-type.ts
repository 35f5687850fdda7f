import type {KvType} from './fit-memory.ts';

/** @returns The type of a KV cache by its name, however it is written; `undefined` where there is none of that name. */
export function kvTypeNamed(name: string): KvType | undefined {
	const wanted = name.trim().toUpperCase().replace(/^Q([48])$/u, 'Q$1_0');
	return (['F16', 'Q8_0', 'Q4_0'] as const).find(type => type === wanted);
}
