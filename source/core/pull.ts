import {bytes, duration, rate as inUnits} from './format.ts';
import {cleanLine} from './text.ts';

/** A pull under way: what everyone sees of it. */
export type PullState = {
	/** What was asked for, as in `hf:org/repo:Q4_K_M`; never with a token or a password. */
	readonly what: string;
	/** What is fetched, once that is known: the file's name, or the first of several. */
	readonly name?: string;
	/** Looking at what there is; fetching; or comparing what came with what was promised. */
	readonly phase: 'asking' | 'fetching' | 'checking';
	/** Of all files together. */
	readonly bytes: number;
	/** Unknown where the server does not say. */
	readonly total?: number;
	/** Bytes a second over the last seconds. */
	readonly rate?: number;
	/** Seconds left at that rate. */
	readonly left?: number;
	/** A line on what will be fetched and why, or on what went on. */
	readonly note?: string;
};

/** @returns How far a pull is, as a share of one, if its length is known. */
export function pullShare({bytes: done, total}: Pick<PullState, 'bytes' | 'total'>): number | undefined {
	return total === undefined || total <= 0 ? undefined : Math.min(1, done / total);
}

/** @returns How far a pull is, in a few words, as in `pulling 29 %  11.3 MB/s  4 min left`. */
export function pullShort(state: PullState): string {
	const {phase, bytes: done, rate, left} = state;
	if (phase === 'asking') {
		return 'pulling: asking';
	}

	const share = pullShare(state);
	const far = share === undefined ? bytes(done) : `${Math.floor(share * 100)} %`;
	if (phase === 'checking') {
		return `pulling: checking ${far}`;
	}

	return [`pulling ${far}`, rate === undefined ? '' : inUnits(rate), left === undefined ? '' : `${duration(left)} left`].filter(Boolean).join('  ');
}

/** @returns How far a pull is in one line, as in `model.gguf  1.2 GiB of 4.1 GiB  29 %  11.3 MB/s  4 min left`. */
export function pullWords(state: PullState): string {
	const {what, name, phase, total, rate, left, bytes: done} = state;
	const title = cleanLine(name ?? what);
	if (phase === 'asking') {
		return `${title}  asking`;
	}

	const share = pullShare(state);
	const parts = [
		title,
		phase === 'checking' ? 'checking' : '',
		total === undefined ? bytes(done) : `${bytes(done)} of ${bytes(total)}`,
		// Never a round 100 % while something is missing.
		share === undefined ? '' : `${Math.floor(share * 100)} %`,
		phase === 'fetching' && rate !== undefined ? inUnits(rate) : '',
		phase === 'fetching' && left !== undefined ? `${duration(left)} left` : '',
	];
	return parts.filter(Boolean).join('  ');
}
