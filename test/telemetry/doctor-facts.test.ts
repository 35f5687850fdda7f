import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, expect, test} from 'vitest';
import {findDriverFacts, moduleVersion} from '../../source/telemetry/driver-facts.ts';
import {readLimits, softLimit} from '../../source/telemetry/limits.ts';
import {measureMemoryBandwidth} from '../../source/telemetry/memory-bandwidth.ts';
import {measureReadSpeed, secondsOf} from '../../source/telemetry/read-speed.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'lisa-facts-'));
const put = (file: string, text: string) => {
	mkdirSync(path.join(root, path.dirname(file)), {recursive: true});
	writeFileSync(path.join(root, file), text);
};

afterAll(() => {
	rmSync(root, {recursive: true});
});

test.each([
	['NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu Feb 22 01:44:30 UTC 2024', '550.54.14'],
	['NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  560.35.03  Release Build', '560.35.03'],
	['', undefined],
])('module version of %j', (text, version) => {
	expect(moduleVersion(text)).toBe(version);
});

test('drivers by their files', async () => {
	put('proc/driver/nvidia/version', 'NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu');
	put('usr/share/vulkan/icd.d/radeon_icd.json', '{}');
	put('usr/share/vulkan/icd.d/readme.txt', '');
	expect(await findDriverFacts(root)).toMatchObject({nvidiaModule: '550.54.14', vulkanDrivers: ['radeon_icd.json']});
});

const limits = `Limit                     Soft Limit           Hard Limit           Units
Max open files            1024                 524288               files
Max locked memory         8388608              unlimited            bytes
Max processes             unlimited            unlimited            processes
`;

test.each([
	['Max open files', 1024],
	['Max locked memory', 8_388_608],
	['Max processes', Infinity],
	['Max nothing', undefined],
])('%s', (name, value) => {
	expect(softLimit(limits, name)).toBe(value);
});

const version2 = '30 24 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n';
const version1 = '36 32 0:33 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n';
const nowhere = '9223372036854771712\n';

test.each([
	['the tightest of the groups above', version2, '0::/user.slice/app\n', {'user.slice/app/memory.max': 'max\n', 'user.slice/memory.max': '4294967296\n'}, 4_294_967_296],
	['of version 1 too', version1, '5:memory:/docker/a\n', {'memory/docker/a/memory.limit_in_bytes': '2147483648\n', 'memory/memory.limit_in_bytes': nowhere}, 2_147_483_648],
	['none', version1, '5:memory:/docker/a\n', {'memory/docker/a/memory.limit_in_bytes': nowhere, 'memory/memory.limit_in_bytes': nowhere}, Infinity],
	['no group to be seen', '', '', {}, undefined],
])('the limit of the control groups: %s', (_, mounts, group, files, groupMemory) => {
	put('proc/self/limits', limits);
	put('proc/self/mountinfo', mounts);
	put('proc/self/cgroup', group);
	for (const [name, text] of Object.entries(files)) {
		put(`sys/fs/cgroup/${name}`, text);
	}

	expect(readLimits(root)).toEqual({openFiles: 1024, lockedMemory: 8_388_608, groupMemory});
});

test('limits that cannot be read are none that are known', () => {
	expect(readLimits(path.join(root, 'nowhere'))).toEqual({});
});

test('what dd tells', () => {
	expect(secondsOf('64+0 records out\n268435456 bytes (268 MB, 256 MiB) copied, 0.123456 s, 2.2 GB/s')).toBe(0.123456);
	expect(secondsOf('268435456 bytes copied, 1e-05 s, 2.2 GB/s')).toBe(1e-5);
	expect(secondsOf('dd: failed')).toBeUndefined();
});

test('the disk is measured, or it is said why not', async () => {
	const speed = await measureReadSpeed(process.execPath);
	expect('failure' in speed ? speed.failure : speed.rate).toBeTruthy();
	put('small', 'x');
	expect(await measureReadSpeed(path.join(root, 'small'))).toHaveProperty('failure');
	expect(await measureReadSpeed(path.join(root, 'nothing'))).toHaveProperty('failure');
});

test('memory is copied by one thread and by several', async () => {
	const {one, all, threads} = await measureMemoryBandwidth(2);
	expect([one > 1e8, all > 1e8, threads]).toEqual([true, true, 2]);
});
