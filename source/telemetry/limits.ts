import {groupLimit} from '../core/group-memory.ts';
import {readOnce} from './read-once.ts';

/** Limits of this process, as its children inherit them. Infinite where there is none, absent where it cannot be told. */
export type Limits = {
	/** Bytes that may be locked in memory. */
	readonly lockedMemory?: number;
	/** Files open at once. */
	readonly openFiles?: number;
	/** Bytes that the control group may take. */
	readonly groupMemory?: number;
};

/** @param root Stands before `/proc` and `/sys` in tests. */
export function readLimits(root = ''): Limits {
	const text = readOnce(`${root}/proc/self/limits`) ?? '';
	return {
		lockedMemory: softLimit(text, 'Max locked memory'),
		openFiles: softLimit(text, 'Max open files'),
		groupMemory: groupLimit(path => readOnce(root + path)),
	};
}

/** @returns The soft limit of that name in `/proc/PID/limits`. */
export function softLimit(text: string, name: string): number | undefined {
	const line = text.split('\n').find(candidate => candidate.startsWith(name));
	const value = line?.slice(name.length).trim().split(/\s+/u, 1)[0];
	return value === undefined || value === '' ? undefined : value === 'unlimited' ? Infinity : Number(value);
}
