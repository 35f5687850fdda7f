import {thermalReasons} from '../../core/throttle.ts';

// Bit 1, an idle card, and bit 256, a display's clock, are no complaint.
const reasons: ReadonlyArray<readonly [bit: number, words: string]> = [
	[0x2, 'clock set by hand'],
	[0x4, 'power limit'],
	[0x10, 'kept in step with other cards'],
	[0x20, thermalReasons[0]!],
	[0x40, thermalReasons[1]!],
	[0x80, 'power brake'],
];

/** Set together with the more exact ones by drivers that have those. */
const hardwareSlowdown = 0x8;

/**
@returns Why a clock is held down, in words, by NVML's bits.
*/
export function throttleReasons(bits: bigint): readonly string[] {
	const low = Number(bits & 0xFF_FFn);
	const found = reasons.filter(([bit]) => (low & bit) !== 0).map(([, words]) => words);
	const explained = (low & (0x40 | 0x80)) !== 0;
	return (low & hardwareSlowdown) !== 0 && !explained ? [...found, 'slowed by hardware'] : found;
}
