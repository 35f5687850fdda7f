import {readFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import type {Cores} from '../core/governor.ts';

/** No box has more; a list that names more is not to fill memory. */
const mostCpus = 8192;

/**
The CPUs that a kernel list names, as in `0-3,8` of `Cpus_allowed_list`.

@returns `undefined` when the list is not one.
*/
export function parseCpuList(list: string): readonly number[] | undefined {
	const ids: number[] = [];
	for (const part of list.trim().split(',')) {
		const match = /^(\d+)(?:-(\d+))?$/u.exec(part.trim());
		if (!match) {
			return undefined;
		}

		const first = Number(match[1]);
		const last = Math.min(Number(match[2] ?? match[1]), first + mostCpus);
		for (let id = first; id <= last; id++) {
			ids.push(id);
		}
	}

	return ids.length === 0 ? undefined : ids;
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

/** What the engine may compute on, and which CPUs those are where the system tells. */
export type OwnCores = Cores & {readonly cpus: readonly number[] | undefined};

/**
The cores this process may really use: its affinity mask, the physical cores behind it, and its control groups' quotas.

The shipped CPU library waits in a spinning barrier; with one thread too many every token waits for the scheduler, 100 times over.

@param root Stands before `/proc` and `/sys` in tests.
*/
export function findCores(root = ''): OwnCores {
	const read = (path: string) => readText(root + path);
	const cpus = parseCpuList(/^Cpus_allowed_list:\s*(\S+)$/mu.exec(read('/proc/self/status') ?? '')?.[1] ?? '');
	const threads = Math.max(1, root === '' ? Math.min(cpus?.length ?? Infinity, availableParallelism()) : cpus?.length ?? 1);
	const siblings = new Set(cpus?.map(id => read(`/sys/devices/system/cpu/cpu${id}/topology/thread_siblings_list`)?.trim() ?? String(id)));
	const {unified, cpu} = groupFolders(read('/proc/self/cgroup') ?? '');
	const quotas = [
		...unified.map(folder => quotaOfCpuMax(read(`/sys/fs/cgroup${folder}/cpu.max`) ?? '')),
		...cpu.map(folder => quotaOfCfs(read(`/sys/fs/cgroup/cpu${folder}/cpu.cfs_quota_us`) ?? '', read(`/sys/fs/cgroup/cpu${folder}/cpu.cfs_period_us`) ?? '')),
	];
	return {
		cpus,
		threads,
		physical: siblings.size === 0 ? threads : Math.min(threads, siblings.size),
		quota: Math.min(Infinity, ...quotas.filter(quota => quota !== undefined)),
	};
}

/** @returns The most threads that find a core of their own: whole cores only, at least one. */
export function wholeCores({threads, quota}: Cores): number {
	return Math.max(1, Math.floor(Math.min(threads, quota)));
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

function readText(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
