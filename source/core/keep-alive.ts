const units: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000};

/** A timer that is longer than this fires at once. Milliseconds: 24 days. */
const longest = 2 ** 31 - 1;

/**
Reads how long a model is kept warm with nobody looking, as in `90s`, `10m`, `2h`, or `0` for not at all.

@returns Milliseconds; nothing for what cannot be read.
*/
export function parseKeepAlive(text: string): number | undefined {
	const [, count, unit] = /^(\d{1,6}(?:\.\d{1,3})?)\s*([smhd]?)$/u.exec(text.trim().toLowerCase()) ?? [];
	if (count === undefined || (unit === '' && Number(count) > 0)) {
		return undefined;
	}

	return Math.min(longest, Number(count) * (units[unit!] ?? 0));
}
