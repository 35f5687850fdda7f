import {availableParallelism} from 'node:os';
import {describe, expect, test} from 'vitest';
import {coresWithin, countCpuList, groupFolders, quotaOfCfs, quotaOfCpuMax, usableCores} from '../../source/engine/threads.ts';

describe('the cores this process may use', () => {
	test.each([
		['0', 1],
		['0-3', 4],
		['0-3,8', 5],
		['0,2,4-5\n', 4],
		['', undefined],
		['none', undefined],
	])('CPU list %j', (list, count) => {
		expect(countCpuList(list)).toBe(count);
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
		[[8, 4, undefined], 4],
		[[8, 1.5], 1],
		[[8, 0.5], 1],
		[[undefined], 1],
		[[], 1],
	])('%j → %j', (limits, cores) => {
		expect(coresWithin(limits)).toBe(cores);
	});

	test('here', () => {
		expect(usableCores()).toBeGreaterThanOrEqual(1);
		expect(usableCores()).toBeLessThanOrEqual(availableParallelism());
	});
});
