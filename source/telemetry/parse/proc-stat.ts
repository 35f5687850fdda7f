/**
Time a processor has spent, in hundredths of a second since the start. Guests are part of user time, as the kernel counts them.
*/
export type CpuTimes = {
	readonly busy: number;
	readonly steal: number;
	readonly total: number;
};

/**
`/proc/stat`, as far as it tells of processors. `each` is by the kernel's number: it has gaps where processors are offline.
*/
export type ProcStat = {
	readonly all: CpuTimes;
	readonly each: ReadonlyMap<number, CpuTimes>;
};

/**
Reads `/proc/stat`. Stolen time is not work of this machine's, so it is in the total and not in `busy`; old kernels lack the columns from iowait on.
*/
export function parseProcStat(text: string): ProcStat {
	const each = new Map<number, CpuTimes>();
	let all: CpuTimes | undefined;
	for (let start = 0; text.startsWith('cpu', start);) {
		const newline = text.indexOf('\n', start);
		const end = newline === -1 ? text.length : newline;
		const [label, ...columns] = text.slice(start, end).split(/ +/u);
		const times = sum(columns.map(Number));
		if (label === 'cpu') {
			all = times;
		} else {
			each.set(Number(label!.slice(3)), times);
		}

		start = end + 1;
	}

	if (all === undefined) {
		throw new Error('/proc/stat has no line for the processor');
	}

	return {all, each};
}

function sum(columns: readonly number[]): CpuTimes {
	const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softIrq = 0, steal = 0] = columns;
	const busy = user + nice + system + irq + softIrq;
	return {busy, steal, total: busy + idle + wait + steal};
}
