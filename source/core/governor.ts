import type {Cause, Phase, ThreadRecord} from './thread-record.ts';
import {growthRoom, othersWithin} from './thread-room.ts';

/** The cores that the engine may use. */
export type Cores = {
	/** Hardware threads that the affinity mask allows. */
	readonly threads: number;
	/** Physical cores that these lie on. */
	readonly physical: number;
	/** Cores' worth of time that the control groups' quotas allow; infinite without one. May be a fraction. */
	readonly quota: number;
};

/** What is decided upon. */
export type Situation = {
	readonly phase: Phase;
	readonly cores: Cores;
	/** Threads in use. */
	readonly current: number;
	/** Threads' worth of work that others do; absent where it isn't known. */
	readonly others: number | undefined;
	/** What was seen at each count. */
	readonly record: ThreadRecord;
	/** Threads that a person fixed. */
	readonly fixed?: number;
	/** Milliseconds on any one clock. */
	readonly now: number;
};

/** How many threads to use now, and why: a clause fit to be shown. */
export type Decision = {
	readonly threads: number;
	readonly cause: Cause;
	readonly reason: string;
};

/** A token this many times as long as usual is reason enough to give cores up at once; so are three in a row that are each this many times as long. */
const burst = {one: 8, three: 2.5};

/** Milliseconds: a token faster than this never counts as stalled, whatever is usual. */
const neverStalled: Readonly<Record<Phase, number>> = {prefill: 5, decode: 25};

/** A count that takes this many times as long as fewer threads were seen to take is given up. */
const worse = 1.15;

/** Another count must be this much better, or be this close with fewer threads, to be kept. */
const gain = 0.96;
const asGood = 1.03;

/** Below this many threads a trial with half of them is not worth its tokens. */
const manyThreads = 4;

/**
How many threads the engine should use for its next tokens.

llama.cpp's threads spin at a barrier after every layer: with one thread more than there are free cores, each barrier waits for the scheduler, and a token takes 2 to 100 times as long. So never more than what the others leave, and one at least. Decoding reads weights and gains nothing from a core's second hardware thread; a prompt is arithmetic and does.

Within that the tokens themselves decide: a burst of slow ones gives cores up at once; more are tried now and then, and kept where they are faster; where half as many are as fast, the others get the rest.
*/
export function chooseThreads(situation: Situation): Decision {
	const {phase, cores, current, others, record, fixed, now} = situation;
	const limit = Math.max(1, Math.floor(Math.min(cores.quota, phase === 'decode' ? cores.physical : cores.threads)));
	if (fixed !== undefined) {
		const most = Math.max(1, Math.floor(Math.min(cores.threads, cores.quota)));
		return {threads: Math.min(fixed, most), cause: 'fixed', reason: fixed > most ? `all there are; --threads asks for ${fixed}` : 'fixed by --threads'};
	}

	const beside = others === undefined ? undefined : othersWithin(others, cores.threads, cores.quota);
	const {most, least} = growthRoom(limit, beside, current);
	if (current > most) {
		return {threads: most, cause: 'load', reason: `others use ${inWords(beside)}`};
	}

	const stall = stallOf(situation);
	if (stall !== undefined) {
		return {threads: Math.max(1, current >> 1), cause: 'stall', reason: `tokens took ${stall} times as long`};
	}

	const trial = record.trial(phase);
	if (trial !== undefined) {
		return trial.over ? judge(situation, trial.from, most) : stay(current);
	}

	const better = betterBelow(situation);
	if (better !== undefined) {
		return {threads: better, cause: 'slower', reason: `faster than ${current}`};
	}

	if (least > current && record.mayTry(phase, least, now)) {
		const known = record.usual(phase, least) !== undefined && record.usual(phase, current) !== undefined;
		return known ? tried(least) : {threads: least, cause: 'free', reason: least === limit ? 'all cores are free' : `others use ${inWords(beside)}`};
	}

	const half = current >> 1;
	return phase === 'decode' && current >= manyThreads && record.settled(phase, current) && record.mayTry(phase, half, now) ? tried(half) : stay(current);
}

/** A trial is over: the count that is better stays. */
function judge({phase, current, record}: Situation, from: number, most: number): Decision {
	const now = record.recent(phase, current);
	const before = record.usual(phase, from);
	const bound = current > from ? gain : asGood;
	if (now === undefined || before === undefined || from > most || now < before * bound) {
		return {threads: current, cause: 'kept', reason: current > from ? `faster than ${from}` : `as fast as ${from}`};
	}

	return {threads: from, cause: 'back', reason: current > from ? `${current} are no faster` : `faster than ${current}`};
}

/** @returns A lower count that was seen to be faster than what the one in use does now. */
function betterBelow({phase, current, record, now}: Situation): number | undefined {
	const here = record.settling(phase, current);
	if (here === undefined) {
		return undefined;
	}

	for (let fewer = current - 1; fewer >= 1; fewer--) {
		const usual = record.lately(phase, fewer, now);
		if (usual !== undefined && usual * worse < here) {
			return fewer;
		}
	}

	return undefined;
}

/** @returns How many times as long as usual tokens take just now, where that is a stall. */
function stallOf({phase, current, record}: Situation): number | undefined {
	const usual = current > 1 ? record.before(phase, current) : undefined;
	const last = record.newest(phase, current, 3);
	if (usual === undefined || last.length === 0) {
		return undefined;
	}

	const one = last.at(-1)!;
	const least = last.length === 3 ? Math.min(...last) : 0;
	const slow = one >= burst.one * usual ? one : least >= burst.three * usual ? least : 0;
	return slow > neverStalled[phase] ? Math.round(slow / usual) : undefined;
}

function stay(threads: number): Decision {
	return {threads, cause: 'stay', reason: ''};
}

function tried(threads: number): Decision {
	return {threads, cause: 'trial', reason: `trying ${threads}`};
}

/** One decimal, and none where it says nothing. */
function inWords(others: number | undefined): string {
	return (others ?? 0).toFixed(1).replace(/\.0$/u, '');
}
