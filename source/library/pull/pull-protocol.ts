import type {Problem} from '../../core/errors.ts';
import type {FitBox} from '../../core/fit.ts';
import type {PullState} from '../../core/pull.ts';

/** How a pull goes about it; a test has its own. */
export type PullTuning = {
	/** Parts fetched at once. */
	readonly streams: number;
	/** Bytes; by the file's size without it. */
	readonly partSize?: number;
	/** The first pause after a failure, in milliseconds. */
	readonly pause: number;
};

/** What the process is told, once. Secrets it takes from its environment. */
export type PullOrder = {
	/** As a person wrote it. */
	readonly what: string;
	/** Where models go. */
	readonly folder: string;
	/** To choose a rung by, where none is named. */
	readonly box: FitBox;
	readonly tuning?: Partial<PullTuning>;
};

/** What is about to be fetched. */
export type PullPlan = {
	/** The file's name; of several shards the first. */
	readonly name: string;
	readonly path: string;
	readonly files: number;
	/** Bytes, if the source says. */
	readonly size?: number;
	/** Bytes that are here from an earlier time. */
	readonly resumed: number;
	/** Why this rung, where none was named. */
	readonly why?: string;
};

/** How a pull ended well. */
export type PullEnd = {
	readonly path: string;
	/** What was compared: the checksum of the source, or only the size and the header, where the source gives none. */
	readonly checked: 'sha256' | 'header' | 'already there';
};

/** What the process says. */
export type PullReport =
	| {readonly type: 'state'; readonly state: PullState}
	| {readonly type: 'planned'; readonly plan: PullPlan}
	| {readonly type: 'done'; readonly end: PullEnd}
	| {readonly type: 'failed'; readonly problem: Problem};
