import {reserve} from './fit-reserve.ts';
import type {Sample} from './samples.ts';

/** Below this share of it main memory is as good as full. */
const share = 0.03;

/** The newest samples count: the very last one may be from after what took the memory has gone. */
const latest = 2;

/** @returns Whether main memory, or a card's, was nearly full just now. */
export function memoryLow(samples: readonly Sample[]): {readonly host: boolean; readonly card: boolean} {
	const newest = samples.slice(-latest);
	return {
		host: newest.some(({memory}) => memory !== undefined && memory.total > 0 && memory.available < Math.max(reserve.host, memory.total * share)),
		card: newest.some(({gpus}) => gpus.some(({lost, memoryTotal, memoryFree}) => !lost && memoryTotal > 0 && memoryFree < reserve.card)),
	};
}
