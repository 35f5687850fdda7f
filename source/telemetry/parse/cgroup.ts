/**
@returns How many processors `cpu.max` of cgroup version 2 allows (`150000 100000` is 1.5), or nothing when it sets no limit.
*/
export function parseCpuMax(text: string): number | undefined {
	const [quota, period] = text.trim().split(' ', 2);
	return quotient(Number(quota), Number(period ?? 100_000));
}

/**
@returns The same by version 1's two files; a quota of −1 is none.
*/
export function parseCfsQuota(quota: string, period: string): number | undefined {
	return quotient(Number(quota), Number(period));
}

function quotient(quota: number, period: number): number | undefined {
	return quota > 0 && period > 0 ? quota / period : undefined;
}
