/** The top of an axis, and when it was chosen. */
export type Scale = {readonly max: number; readonly time: number};

/** @returns The smallest of 1, 2, 5, 10, 20, … that is not below the value. */
export function niceCeiling(value: number): number {
	if (!(value > 0) || !Number.isFinite(value)) {
		return 1;
	}

	const power = 10 ** Math.floor(Math.log10(value));
	// The factor is compared with a little room, for what binary fractions lose.
	const factor = [1, 2, 5].find(step => value <= power * step * (1 + 1e-9)) ?? 10;
	return power * factor;
}

/**
The next scale of an axis: it grows when the wanted value does not fit and shrinks when less than two fifths are used, and it changes at most once a second, so that a chart does not jump about.

@param previous `undefined` for the first.
@param wanted What the axis should reach.
@param time Milliseconds on any clock.
@returns The previous object itself when nothing changes.
*/
export function niceScale(previous: Scale | undefined, wanted: number, time: number): Scale {
	if (previous === undefined) {
		return {max: niceCeiling(wanted), time};
	}

	if (time - previous.time < 1000 || (wanted <= previous.max && wanted > previous.max * 0.4)) {
		return previous;
	}

	const max = niceCeiling(wanted);
	return max === previous.max ? previous : {max, time};
}
