/**
Reads `/proc/PID/stat`. The name in parentheses may hold spaces and parentheses of its own, so the fields are counted from the last one.

@returns User and system time of all threads of the process, in hundredths of a second.
*/
export function parsePidTicks(text: string): number | undefined {
	const end = text.lastIndexOf(')');
	if (end === -1) {
		return undefined;
	}

	const fields = text.slice(end + 2).split(' ', 13);
	const ticks = Number(fields[11]) + Number(fields[12]);
	return Number.isNaN(ticks) ? undefined : ticks;
}
