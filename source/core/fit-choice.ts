import {quantizationNamed} from './ladder.ts';
import type {Fit} from './fit.ts';

/** A rung with the answer to whether it fits. */
export type Candidate = {readonly name: string; readonly bits: number; readonly fit: Fit};

/** Which of them to take. */
export type BestChoices<Item> = {readonly fast?: Item; readonly balanced?: Item; readonly bestQuality?: Item};

/** Below Q4_K_S a loss shows; above Q5_K_M the gain does not. Bits per weight of the type, not of the file. */
const leastGood = 4.5;
const mostUseful = 5.7;

/**
The best rung of a model for this box, three ways.

- best quality: the most bits that fit.
- balanced: the most bits up to Q5_K_M that fit with room to spare.
- fast: the fewest bits that lose little.

Where only rungs that lose more fit, it is the best of them each time. Where none fits entirely, those that fit partly are looked at, and the smallest is the fast one.
*/
export function bestChoices<Item extends Candidate>(items: readonly Item[]): BestChoices<Item> {
	const whole = items.filter(({fit}) => fit.grade === 'fits');
	const usable = (whole.length > 0 ? whole : items.filter(({fit}) => fit.grade === 'partly')).toSorted((a, b) => b.bits - a.bits);
	const type = (item: Item) => quantizationNamed(item.name)?.bits ?? item.bits;
	const good = usable.filter(item => type(item) >= leastGood);
	const last = whole.length > 0 ? usable[0] : usable.at(-1);
	const roomy = good.find(item => type(item) <= mostUseful && item.fit.tone === 'good');
	return {fast: good.at(-1) ?? last, balanced: roomy ?? good.at(-1) ?? last, bestQuality: usable[0]};
}
