const units: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000};

/**
Reads how far back somebody wants to look: a span as in `90s`, `30m`, `2h`, `7d`, `4w`, or a date as in `2026-11-24` or `2026-11-24T08:30`, in local time where it names no zone.

@param now Milliseconds since the epoch.
@returns A moment in the past, in milliseconds since the epoch; nothing for what cannot be read.
*/
export function parseSince(text: string, now: number): number | undefined {
	const trimmed = text.trim().toLowerCase();
	const [, count, unit] = /^(\d{1,6}(?:\.\d{1,3})?)\s*([smhdw])$/u.exec(trimmed) ?? [];
	if (count !== undefined && unit !== undefined) {
		return now - Number(count) * units[unit]!;
	}

	if (!/^\d{4}-\d{2}-\d{2}(?:[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:z|[+-]\d{2}:\d{2})?)?$/u.test(trimmed)) {
		return undefined;
	}

	// A date alone would be read as one of Greenwich.
	const time = Date.parse(trimmed.length === 10 ? `${trimmed}T00:00` : trimmed.toUpperCase());
	return Number.isNaN(time) || time > now ? undefined : time;
}
