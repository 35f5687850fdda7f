import type {Provenance} from './samples.ts';

/** Which of LISA's own a process is. */
export type OwnRole = 'engine' | 'host';

/** One process at one moment. Absent means that the system does not tell. */
export type ProcessRow = {
	readonly pid: number;
	/** Cleaned: what a process calls itself is its own choice. */
	readonly name: string;
	readonly user?: string;
	/** Bytes in RAM. */
	readonly resident?: number;
	/** Threads' worth of work over the last interval: 1 is one thread kept busy. */
	readonly cpu?: number;
	/** Bytes of VRAM by card, as many as there are cards; absent where it holds none. */
	readonly vram?: ReadonlyArray<number | undefined>;
	readonly own?: OwnRole;
};

/** The processes of the box at one moment. */
export type ProcessTable = Provenance & {
	/** Milliseconds since the epoch. */
	readonly time: number;
	readonly rows: readonly ProcessRow[];
};

/** What processes can be sorted by; the greatest comes first. */
const processOrders = ['vram', 'ram', 'cpu'] as const;

export type ProcessOrder = (typeof processOrders)[number];

/** @returns All the VRAM that a process holds; nothing where it holds none. */
export function vramOf({vram}: ProcessRow): number | undefined {
	const known = vram?.filter(bytes => bytes !== undefined) ?? [];
	return known.length === 0 ? undefined : known.reduce((sum, bytes) => sum + bytes, 0);
}

/** @returns The rows with the greatest first. Those that are equal keep the order of their numbers, so that idle ones do not change places. */
export function sortProcesses(rows: readonly ProcessRow[], order: ProcessOrder): ProcessRow[] {
	const keys: Readonly<Record<ProcessOrder, ReadonlyArray<(row: ProcessRow) => number>>> = {
		vram: [row => vramOf(row) ?? -1, row => row.resident ?? -1],
		ram: [row => row.resident ?? -1],
		// In whole per cent, as it is shown: what looks equal does not change places.
		cpu: [row => Math.round((row.cpu ?? -1) * 100), row => row.resident ?? -1],
	};
	const sorted = rows.map(row => ({row, keys: keys[order].map(key => key(row))}));
	sorted.sort((a, b) => {
		for (const [index, key] of a.keys.entries()) {
			if (key !== b.keys[index]) {
				return b.keys[index]! - key;
			}
		}

		return a.row.pid - b.row.pid;
	});
	return sorted.map(({row}) => row);
}

/** @returns The order after this one. */
export function nextOrder(order: ProcessOrder): ProcessOrder {
	return processOrders[(processOrders.indexOf(order) + 1) % processOrders.length]!;
}
