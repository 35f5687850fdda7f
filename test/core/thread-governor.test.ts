import {describe, expect, test} from 'vitest';
import {demandOf} from '../../source/core/thread-demand.ts';
import {ThreadGovernor} from '../../source/core/thread-governor.ts';

/** A box in time: what others want of its cores, and what a token takes there. As measured: a thread that finds no core makes each barrier wait for the scheduler. */
class Box {
	now = 0;
	readonly #cores: number;
	readonly #wanted: (now: number) => number;
	readonly #one: number;
	readonly #useful: number;
	#seed = 1;

	/**
	@param one Milliseconds a token takes on one thread.
	@param useful Threads beyond which the memory, and not the cores, sets the pace.
	*/
	constructor({cores, wanted, one = 50, useful = cores}: {cores: number; wanted: (now: number) => number; one?: number; useful?: number}) {
		this.#cores = cores;
		this.#wanted = wanted;
		this.#one = one;
		this.#useful = useful;
	}

	/** What is seen of others: each thread gets the same share where all cores are fought over. */
	others(threads: number): number {
		const wanted = this.#wanted(this.now);
		const share = Math.min(1, this.#cores / (wanted + threads));
		return demandOf({cores: this.#cores, own: threads * share, others: wanted * share, threads});
	}

	token(threads: number): number {
		const wanted = this.#wanted(this.now);
		const quiet = this.#one / Math.min(threads, this.#useful);
		const over = threads + wanted - this.#cores;
		const noise = 1 + (this.#random() * 0.1);
		if (over <= 0.3) {
			return quiet * noise;
		}

		return threads === 1 ? quiet * (1 + wanted) / this.#cores * 1.3 * noise : quiet * (3 + (40 * this.#random()));
	}

	#random(): number {
		this.#seed = (this.#seed * 48_271) % 2_147_483_647;
		return this.#seed / 2_147_483_647;
	}
}

/** Runs tokens until a time. The load is seen every quarter of a second, over the last second. */
function run(box: Box, governor: ThreadGovernor, until: number): Array<{time: number; threads: number; took: number}> {
	const tokens = [];
	const loads: Array<{time: number; others: number}> = [];
	let looked = -Infinity;
	while (box.now < until) {
		const threads = governor.threads('decode');
		const took = box.token(threads);
		box.now += took;
		if (box.now - looked >= 250) {
			looked = box.now;
			loads.push({time: box.now, others: box.others(threads)});
			const second = loads.filter(({time}) => time >= box.now - 1000);
			governor.load(Math.max(loads.at(-1)!.others, second.reduce((sum, {others}) => sum + others, 0) / second.length));
		}

		tokens.push({time: box.now, threads, took});
		governor.next('decode', took, box.now);
	}

	return tokens;
}

const rate = (tokens: ReadonlyArray<{time: number}>, from: number, to: number) => tokens.filter(({time}) => time >= from && time < to).length * 1000 / (to - from);

describe('a load that starts in the middle of a reply', () => {
	test.each([[2, 2], [8, 8], [16, 6], [2, 1], [4, 16]])('on %d cores, with %d others: given way to within 2 s, and taken back within 5 s of its end', (cores, others) => {
		const box = new Box({cores, wanted: now => (now >= 10_000 && now < 25_000 ? others : 0)});
		const governor = new ThreadGovernor({threads: cores, physical: cores, quota: Infinity});
		const tokens = run(box, governor, 45_000);
		// The best fixed choice, with the same load.
		const best = (from: number, to: number) => Math.max(...Array.from({length: cores}, (_, index) => {
			const still = new Box({cores, wanted: () => (from >= 10_000 && from < 25_000 ? others : 0)});
			const fixed = new ThreadGovernor({threads: cores, physical: cores, quota: Infinity}, index + 1);
			fixed.next('decode', undefined, 0);
			return rate(run(still, fixed, to - from), 0, to - from);
		}));
		expect(rate(tokens, 12_000, 25_000) / best(12_000, 25_000)).toBeGreaterThan(0.8);
		expect(rate(tokens, 30_000, 45_000) / best(30_000, 45_000)).toBeGreaterThan(0.8);
	});
});

test('where memory sets the pace, the rest is left to others', () => {
	const box = new Box({cores: 16, wanted: () => 0, one: 160, useful: 4});
	const governor = new ThreadGovernor({threads: 32, physical: 16, quota: Infinity});
	run(box, governor, 60_000);
	expect(governor.threads('decode')).toBe(4);
	expect(governor.threads('prefill')).toBe(32);
});

test('a quiet box sees no change after the first', () => {
	const box = new Box({cores: 2, wanted: () => 0.1});
	const governor = new ThreadGovernor({threads: 2, physical: 2, quota: Infinity});
	expect(new Set(run(box, governor, 60_000).map(({threads}) => threads))).toEqual(new Set([2]));
});

test('fixed threads stay, whatever happens', () => {
	const box = new Box({cores: 2, wanted: () => 4});
	const governor = new ThreadGovernor({threads: 2, physical: 2, quota: Infinity}, 2);
	expect(new Set(run(box, governor, 20_000).map(({threads}) => threads))).toEqual(new Set([2]));
	expect(governor.reason('decode')).toBe('fixed by --threads');
});
