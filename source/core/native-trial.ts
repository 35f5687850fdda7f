import {percentile} from './latency.ts';

/** What one trial process is told: which library to compute with, and on what. */
export type TrialOrder = {
	/** The library built here; absent: the prebuilt one. */
	readonly library?: string;
	/** Words that must come out alike: a model, and what the prebuilt library said to each prompt. Absent answers are made. */
	readonly answer?: {readonly model: string; readonly said?: ReadonlyArray<readonly number[]>};
	/** The model to measure on. */
	readonly measure: string;
};

/** What a library makes of the replies: its first choice in each place, and the logarithm of the probability of what was said there. */
export type TrialAnswer = {readonly said: readonly number[]; readonly choices: readonly number[]; readonly likelihoods: readonly number[]};

/** Milliseconds of processor time for a token. */
export type TrialTimes = {readonly decode: number; readonly prefill: number};

export type TrialReport =
	| {readonly type: 'done'; readonly answers: readonly TrialAnswer[]; readonly times: TrialTimes}
	| {readonly type: 'failed'; readonly message: string};

/** In so many places the first choice must be the same: rounding may tip a choice between two words that are as likely. */
const leastSame = 0.98;

/** So far may the probability of a word be off, in nats. Another order of adding changes it by a thousandth. */
const greatestGap = 0.05;

/** How much faster a library must be, and how much slower it may be in the other of both. */
const worthwhile = 1.03;
const tolerated = 0.98;

/** @returns What is wrong with the answers of the library built here; nothing where they are the prebuilt one's. */
export function differenceOf(prebuilt: readonly TrialAnswer[], own: readonly TrialAnswer[]): string | undefined {
	let places = 0;
	let same = 0;
	let gap = 0;
	for (const [index, answer] of prebuilt.entries()) {
		for (const [place, choice] of answer.choices.entries()) {
			places++;
			same += own[index]?.choices[place] === choice ? 1 : 0;
			gap = Math.max(gap, Math.abs((own[index]?.likelihoods[place] ?? NaN) - answer.likelihoods[place]!));
		}
	}

	if (places === 0 || same / places < leastSame) {
		return `it chooses the same word in ${same} of ${places} places only`;
	}

	if (Number.isNaN(gap)) {
		return 'it gives a word no likelihood at all';
	}

	return gap <= greatestGap ? undefined : `it finds a word ${Math.exp(gap).toFixed(2)} times as likely, or less likely, as the prebuilt one does`;
}

/**
How many times as fast the library built here is, over rounds that took turns: the median of the rounds' ratios, so that a disturbed round counts for one.
*/
export function speedUp(rounds: ReadonlyArray<readonly [prebuilt: TrialTimes, own: TrialTimes]>): TrialTimes {
	const median = (what: keyof TrialTimes) => percentile(rounds.map(([prebuilt, own]) => prebuilt[what] / own[what]).toSorted((a, b) => a - b), 0.5) ?? NaN;
	return {decode: median('decode'), prefill: median('prefill')};
}

/** @returns Whether it is worth taking: 3 % faster at one of both, and not slower at the other. */
export function isWorthwhile({decode, prefill}: TrialTimes): boolean {
	return Math.max(decode, prefill) >= worthwhile && Math.min(decode, prefill) >= tolerated;
}
