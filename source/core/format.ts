const thousands = new Intl.NumberFormat('en-US', {maximumFractionDigits: 0});

// Bounds lie where a figure rounds to the next unit, so that none reads `1024 MiB` or `1000.0 kB/s`.

/** What stands where nothing is known: never a zero. */
export const unknown = '—';

function isKnown(value: number | undefined): value is number {
	return value !== undefined && Number.isFinite(value);
}

/** @returns A whole number with its thousands separated, as in `1,180`. */
export function integer(value: number | undefined): string {
	// Not `-0`, which a rate just below nothing would be.
	return isKnown(value) ? thousands.format(Math.round(value) + 0) : unknown;
}

/** @returns Bytes as GiB with one decimal and no unit, as in `7.9`. */
export function gibibytes(value: number | undefined): string {
	return isKnown(value) ? (value / 2 ** 30).toFixed(1) : unknown;
}

/** @returns Bytes in the unit that suits, as in `4.1 GiB` or `13 MiB`. */
export function bytes(value: number | undefined): string {
	if (!isKnown(value)) {
		return unknown;
	}

	if (value >= 1023.5 * 2 ** 20) {
		return `${(value / 2 ** 30).toFixed(1)} GiB`;
	}

	return value >= 1023.5 * 1024 ? `${Math.round(value / 2 ** 20)} MiB` : `${Math.round(value / 1024)} KiB`;
}

/** @returns A rate in the decimal unit that suits, as in `0.4 kB/s` or `2.9 GB/s`. */
export function rate(bytesPerSecond: number | undefined): string {
	if (!isKnown(bytesPerSecond)) {
		return unknown;
	}

	if (bytesPerSecond >= 999.95e6) {
		return `${(bytesPerSecond / 1e9).toFixed(1)} GB/s`;
	}

	return bytesPerSecond >= 999.95e3 ? `${(bytesPerSecond / 1e6).toFixed(1)} MB/s` : `${(bytesPerSecond / 1e3).toFixed(1)} kB/s`;
}

/** @returns Milliseconds with one decimal below a hundred and none above, as in `23.4` or `1,312`. */
export function milliseconds(value: number | undefined): string {
	if (!isKnown(value)) {
		return unknown;
	}

	return value < 99.95 ? value.toFixed(1) : integer(value);
}

/** @returns A number with one decimal below a thousand, as in `42.7`, and none above. */
export function decimal(value: number | undefined): string {
	if (!isKnown(value)) {
		return unknown;
	}

	return value < 999.95 ? value.toFixed(1) : integer(value);
}

/** @returns A share of one as whole per cent, as in `87 %`. */
export function percent(share: number | undefined): string {
	return isKnown(share) ? `${Math.round(share * 100)} %` : unknown;
}

/** @returns Seconds as a person would say them, as in `41 s` or `3 min`. */
export function duration(seconds: number): string {
	if (seconds < 90) {
		return `${Math.max(1, Math.round(seconds))} s`;
	}

	return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
