/**
Reads what `vm_stat` of macOS prints.

@returns Bytes that programs can have without anything being swapped out: free pages, those read ahead, and those not used lately. `undefined` where it is something else.
*/
export function parseVmStat(text: string): number | undefined {
	const size = Number(/page size of (\d+) bytes/u.exec(text)?.[1]);
	const pages = (name: string) => Number(new RegExp(String.raw`^Pages ${name}: +(\d+)\.`, 'mu').exec(text)?.[1]);
	const available = size * (pages('free') + pages('inactive') + (pages('speculative') || 0));
	return Number.isFinite(available) ? available : undefined;
}
