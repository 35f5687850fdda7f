import {countCpuList} from '../parse/cpu-list.ts';
import {parseCfsQuota, parseCgroupPath, parseCpuMax} from '../parse/cgroup.ts';
import {parseMountInfo} from '../parse/mountinfo.ts';
import {readOnce} from '../read-once.ts';

/**
How many processors this process may use: the smaller of its affinity and of the quotas of its control group and of the groups above it. May be a fraction.

@param root - Stands before `/proc` and `/sys` in tests.
*/
export function usableCpus(threads: number, root = ''): number {
	const list = /^Cpus_allowed_list:\s*(\S+)/mu.exec(readOnce(`${root}/proc/self/status`) ?? '')?.[1];
	const affinity = list === undefined ? 0 : countCpuList(list);
	const quotas = groupFolders(root).map(folder => quotaOf(folder)).filter(quota => quota !== undefined);
	return Math.min(affinity || threads, ...quotas);
}

/** The folders of both versions, from the process's own group upward. */
function groupFolders(root: string): readonly string[] {
	const groups = readOnce(`${root}/proc/self/cgroup`) ?? '';
	const mounts = parseMountInfo(readOnce(`${root}/proc/self/mountinfo`) ?? '');
	const version2 = mounts.find(mount => mount.type === 'cgroup2');
	const version1 = mounts.find(mount => mount.type === 'cgroup' && mount.options.includes('cpu'));
	return [
		...(version2 ? upward(root + version2.point, within(parseCgroupPath(groups, '') ?? '/', version2.root)) : []),
		...(version1 ? upward(root + version1.point, within(parseCgroupPath(groups, 'cpu') ?? '/', version1.root)) : []),
	];
}

/** In a container the path may be the host's, of which only the part below the mounted folder is to be seen. */
function within(path: string, mounted: string): string {
	return mounted !== '/' && path.startsWith(mounted) ? path.slice(mounted.length) : path;
}

function upward(mount: string, path: string): readonly string[] {
	const parts = path.split('/').filter(part => part !== '' && part !== '..');
	return Array.from({length: parts.length + 1}, (_, count) => [mount, ...parts.slice(0, parts.length - count)].join('/'));
}

function quotaOf(folder: string): number | undefined {
	const max = readOnce(`${folder}/cpu.max`);
	if (max !== undefined) {
		return parseCpuMax(max);
	}

	const quota = readOnce(`${folder}/cpu.cfs_quota_us`);
	const period = readOnce(`${folder}/cpu.cfs_period_us`);
	return quota === undefined || period === undefined ? undefined : parseCfsQuota(quota, period);
}
