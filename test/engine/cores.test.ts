import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {findCores, groupFolders, parseCpuList, quotaOfCfs, quotaOfCpuMax, wholeCores} from '../../source/engine/cores.ts';

describe('the cores this process may use', () => {
	test.each([
		['0', [0]],
		['0-3', [0, 1, 2, 3]],
		['0-3,8', [0, 1, 2, 3, 8]],
		['0,2,4-5\n', [0, 2, 4, 5]],
		['', undefined],
		['none', undefined],
	])('CPU list %j', (list, ids) => {
		expect(parseCpuList(list)).toEqual(ids);
	});

	test('a list that names more CPUs than any box has', () => {
		expect(parseCpuList('0-4000000000')!.length).toBeLessThan(10_000);
	});

	test.each([
		['max 100000', undefined],
		['200000 100000', 2],
		['50000 100000\n', 0.5],
		['150000', 1.5],
		['', undefined],
	])('cpu.max %j', (text, quota) => {
		expect(quotaOfCpuMax(text)).toBe(quota);
	});

	test.each([
		['-1', '100000', undefined],
		['300000\n', '100000\n', 3],
		['', '', undefined],
	])('cfs quota %j of %j', (quota, period, cores) => {
		expect(quotaOfCfs(quota, period)).toBe(cores);
	});

	test('groups of both versions, upwards', () => {
		expect(groupFolders('0::/user.slice/app\n')).toEqual({unified: ['/user.slice/app', '/user.slice', ''], cpu: []});
		expect(groupFolders('4:cpu,cpuacct:/box\n1:name=systemd:/x\n')).toEqual({unified: [], cpu: ['/box', '']});
	});

	test.each([
		[{threads: 8, physical: 4, quota: Infinity}, 8],
		[{threads: 8, physical: 8, quota: 1.5}, 1],
		[{threads: 8, physical: 8, quota: 0.5}, 1],
	])('%j → %j', (cores, whole) => {
		expect(wholeCores(cores)).toBe(whole);
	});

	test('by affinity, topology and quota', () => {
		const root = mkdtempSync(join(tmpdir(), 'lisa-cores-'));
		const put = (path: string, text: string) => {
			mkdirSync(dirname(join(root, path)), {recursive: true});
			writeFileSync(join(root, path), text);
		};

		put('proc/self/status', 'Name:\tnode\nCpus_allowed_list:\t0-3,8-9\n');
		put('proc/self/cgroup', '0::/box\n');
		put('sys/fs/cgroup/box/cpu.max', '350000 100000\n');
		for (const [id, siblings] of [[0, '0,8'], [8, '0,8'], [1, '1,9'], [9, '1,9'], [2, '2,10'], [3, '3,11']] as const) {
			put(`sys/devices/system/cpu/cpu${id}/topology/thread_siblings_list`, `${siblings}\n`);
		}

		expect(findCores(root)).toEqual({cpus: [0, 1, 2, 3, 8, 9], threads: 6, physical: 4, quota: 3.5});
		rmSync(root, {recursive: true});
	});

	test('here', () => {
		const {threads, physical, quota} = findCores();
		expect(threads).toBeGreaterThanOrEqual(1);
		expect(threads).toBeLessThanOrEqual(availableParallelism());
		expect(physical).toBeLessThanOrEqual(threads);
		expect(quota).toBeGreaterThan(0);
	});
});
