import {readFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';

/**
How many CPUs a kernel list names, as in `0-3,8` of `Cpus_allowed_list`.

@returns `undefined` when the list is not one.
*/
export function countCpuList(list: string): number | undefined {
	let count = 0;
	for (const part of list.trim().split(',')) {
		const match = /^(\d+)(?:-(\d+))?$/u.exec(part.trim());
		if (!match) {
			return undefined;
		}

		const first = Number(match[1]);
		const last = Number(match[2] ?? match[1]);
		count += Math.max(0, last - first + 1);
	}

	return count === 0 ? undefined : count;
}

/**
The CPUs that a control group's quota amounts to: `cpu.max` of version 2 (`200000 100000`, or `max 100000` for none).
*/
export function quotaOfCpuMax(text: string): number | undefined {
	const [quota, period = '100000'] = text.trim().split(/\s+/u, 2);
	return ratio(quota, period);
}

/**
The same from version 1: `cpu.cfs_quota_us` (−1 for none) and `cpu.cfs_period_us`.
*/
export function quotaOfCfs(quota: string, period: string): number | undefined {
	return ratio(quota.trim(), period.trim());
}

/**
The folders whose quotas bind this process, from `/proc/self/cgroup`: its own group and every group above.
*/
export function groupFolders(text: string): {readonly unified: readonly string[]; readonly cpu: readonly string[]} {
	const unified: string[] = [];
	const cpu: string[] = [];
	for (const line of text.split('\n')) {
		const match = /^\d+:([^:]*):(\/.*)$/u.exec(line.trim());
		if (!match) {
			continue;
		}

		const controllers = match[1]!.split(',');
		if (match[1] === '') {
			unified.push(...upwards(match[2]!));
		} else if (controllers.includes('cpu')) {
			cpu.push(...upwards(match[2]!));
		}
	}

	return {unified, cpu};
}

/**
@returns The threads to compute with: the tightest of the limits, whole cores only, at least one.
*/
export function coresWithin(limits: ReadonlyArray<number | undefined>): number {
	const known = limits.filter(limit => limit !== undefined && Number.isFinite(limit) && limit > 0) as number[];
	return Math.max(1, Math.floor(Math.min(...(known.length > 0 ? known : [1]))));
}

/**
The cores this process may really use: its affinity mask and its control groups' quotas, never more.

The shipped CPU library waits in a spinning barrier; with one thread too many every token waits for the scheduler, 100 times over.
*/
export function usableCores(): number {
	const allowed = /^Cpus_allowed_list:\s*(\S+)$/mu.exec(read('/proc/self/status') ?? '')?.[1];
	const {unified, cpu} = groupFolders(read('/proc/self/cgroup') ?? '');
	return coresWithin([
		availableParallelism(),
		allowed === undefined ? undefined : countCpuList(allowed),
		...unified.map(folder => quotaOfCpuMax(read(`/sys/fs/cgroup${folder}/cpu.max`) ?? '')),
		...cpu.map(folder => quotaOfCfs(read(`/sys/fs/cgroup/cpu${folder}/cpu.cfs_quota_us`) ?? '', read(`/sys/fs/cgroup/cpu${folder}/cpu.cfs_period_us`) ?? '')),
	]);
}

function ratio(quota: string | undefined, period: string): number | undefined {
	const share = Number(quota) / Number(period);
	return quota !== '' && Number.isFinite(share) && share > 0 ? share : undefined;
}

function upwards(path: string): string[] {
	const parts = path.split('/').filter(Boolean);
	return Array.from({length: parts.length + 1}, (_, index) => {
		const folder = parts.slice(0, parts.length - index).join('/');
		return folder === '' ? '' : `/${folder}`;
	});
}

function read(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
