const thousands = new Intl.NumberFormat('en-US', {maximumFractionDigits: 0});

/** What stands where nothing is known: never a zero. */
export const unknown = '—';

/** @returns A whole number with its thousands separated, as in `1,180`. */
export function integer(value: number | undefined): string {
	return value === undefined || !Number.isFinite(value) ? unknown : thousands.format(value);
}

/** @returns Bytes as GiB with one decimal and no unit, as in `7.9`. */
export function gibibytes(bytes: number | undefined): string {
	return bytes === undefined ? unknown : (bytes / 2 ** 30).toFixed(1);
}

/** @returns Bytes in the unit that suits, as in `4.1 GiB` or `13 MiB`. */
export function bytes(value: number | undefined): string {
	if (value === undefined) {
		return unknown;
	}

	if (value >= 2 ** 30) {
		return `${(value / 2 ** 30).toFixed(1)} GiB`;
	}

	return value >= 2 ** 20 ? `${Math.round(value / 2 ** 20)} MiB` : `${Math.round(value / 1024)} KiB`;
}

/** @returns A rate in the decimal unit that suits, as in `0.4 kB/s` or `2.9 GB/s`. */
export function rate(bytesPerSecond: number | undefined): string {
	if (bytesPerSecond === undefined) {
		return unknown;
	}

	if (bytesPerSecond >= 1e9) {
		return `${(bytesPerSecond / 1e9).toFixed(1)} GB/s`;
	}

	return bytesPerSecond >= 1e6 ? `${(bytesPerSecond / 1e6).toFixed(1)} MB/s` : `${(bytesPerSecond / 1e3).toFixed(1)} kB/s`;
}

/** @returns Milliseconds with one decimal below a hundred and none above, as in `23.4` or `1,312`. */
export function milliseconds(value: number | undefined): string {
	if (value === undefined) {
		return unknown;
	}

	return value < 100 ? value.toFixed(1) : integer(value);
}

/** @returns A number with one decimal below a thousand, as in `42.7`, and none above. */
export function decimal(value: number | undefined): string {
	if (value === undefined) {
		return unknown;
	}

	return value < 1000 ? value.toFixed(1) : integer(value);
}

/** @returns A share of one as whole per cent, as in `87 %`. */
export function percent(share: number | undefined): string {
	return share === undefined ? unknown : `${Math.round(share * 100)} %`;
}

/** @returns Seconds as a person would say them, as in `41 s` or `3 min`. */
export function duration(seconds: number): string {
	if (seconds < 90) {
		return `${Math.max(1, Math.round(seconds))} s`;
	}

	return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
