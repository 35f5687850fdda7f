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
	const group = /^0::(\/.*)$/mu.exec(readOnce(`${root}/proc/self/cgroup`) ?? '')?.[1] ?? '/';
	return {
		lockedMemory: softLimit(text, 'Max locked memory'),
		openFiles: softLimit(text, 'Max open files'),
		groupMemory: groupLimit(root, group),
	};
}

/** @returns The soft limit of that name in `/proc/PID/limits`. */
export function softLimit(text: string, name: string): number | undefined {
	const line = text.split('\n').find(candidate => candidate.startsWith(name));
	const value = line?.slice(name.length).trim().split(/\s+/u, 1)[0];
	return value === undefined || value === '' ? undefined : value === 'unlimited' ? Infinity : Number(value);
}

/** The tightest of the group's own limit and those of the groups above. */
function groupLimit(root: string, group: string): number | undefined {
	const limits: number[] = [];
	const parts = group.split('/').filter(Boolean);
	for (let depth = parts.length; depth >= 0; depth--) {
		const value = readOnce(`${root}/sys/fs/cgroup/${parts.slice(0, depth).join('/')}/memory.max`)?.trim();
		if (value !== undefined) {
			limits.push(value === 'max' ? Infinity : Number(value));
		}
	}

	return limits.length === 0 ? undefined : Math.min(...limits);
}
