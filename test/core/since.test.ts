import {expect, test} from 'vitest';
import {parseSince} from '../../source/core/since.ts';

const now = new Date(2026, 10, 24, 12).getTime();
const local = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime();

test.each<[string, number | undefined]>([
	['2h', now - 7_200_000],
	['90s', now - 90_000],
	[' 1.5 H ', now - 5_400_000],
	['7d', now - 7 * 86_400_000],
	['4w', now - 28 * 86_400_000],
	['30m', now - 1_800_000],
	['2026-11-24', local(2026, 10, 24)],
	['2026-11-23 08:30', local(2026, 10, 23, 8, 30)],
	['2026-11-23T08:30:00Z', Date.UTC(2026, 10, 23, 8, 30)],
	['2026-11-23t08:30+02:00', Date.UTC(2026, 10, 23, 6, 30)],
	['2h30', undefined],
	['', undefined],
	['h', undefined],
	['-2h', undefined],
	['2y', undefined],
	['yesterday', undefined],
	['2026-13-40', undefined],
	['2027-01-01', undefined],
	['9999999h', undefined],
])('%j', (text, expected) => {
	expect(parseSince(text, now)).toBe(expected);
});
