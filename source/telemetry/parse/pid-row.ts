/** What `/proc/PID/stat` says of a process, in its own units. */
export type PidRow = {
	/** Of the main thread: at most 15 bytes, and not cleaned. */
	readonly name: string;
	/** One letter: `Z` and `X` are processes that have ended. */
	readonly state: string;
	/** User and system time of all threads, in hundredths of a second. */
	readonly ticks: number;
	/** When it started, in hundredths of a second since the system did: tells two processes of one number apart. */
	readonly started: number;
	/** Bytes of address space; a thread of the kernel has none. */
	readonly size: number;
	/** Pages in RAM. */
	readonly pages: number;
};

/**
Reads `/proc/PID/stat`; see proc_pid_stat(5), fields 3, 14, 15, 22, 23 and 24. The name in parentheses may hold spaces and parentheses of its own, so the fields are counted from the last one.
*/
export function parsePidRow(text: string): PidRow | undefined {
	const open = text.indexOf('(');
	const close = text.lastIndexOf(')');
	if (open === -1 || close < open) {
		return undefined;
	}

	const fields = text.slice(close + 2).split(' ', 22);
	const [ticks, started, size, pages] = [Number(fields[11]) + Number(fields[12]), Number(fields[19]), Number(fields[20]), Number(fields[21])];
	return [ticks, started, size, pages].some(value => Number.isNaN(value)) ? undefined : {name: text.slice(open + 1, close), state: fields[0]!, ticks, started, size, pages};
}
