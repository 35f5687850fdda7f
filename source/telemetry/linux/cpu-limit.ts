import {groupFolders} from '../../core/control-groups.ts';
import {countCpuList} from '../parse/cpu-list.ts';
import {parseCfsQuota, parseCpuMax} from '../parse/cgroup.ts';
import {readOnce} from '../read-once.ts';

/**
How many processors this process may use: the smaller of its affinity and of the quotas of its control group and of the groups above it. May be a fraction.

@param root - Stands before `/proc` and `/sys` in tests.
*/
export function usableCpus(threads: number, root = ''): number {
	const list = /^Cpus_allowed_list:\s*(\S+)/mu.exec(readOnce(`${root}/proc/self/status`) ?? '')?.[1];
	const affinity = list === undefined ? 0 : countCpuList(list);
	const quotas = groupFolders('cpu', path => readOnce(root + path)).map(folder => quotaOf(root + folder)).filter(quota => quota !== undefined);
	return Math.min(affinity || threads, ...quotas);
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
