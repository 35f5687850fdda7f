import {describe, expect, test} from 'vitest';
import {groupRoom, limitedGroups} from '../../source/core/group-memory.ts';
import {parseVmStat} from '../../source/core/vm-stat.ts';

const gib = 2 ** 30;
const v1 = '31 23 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory';
const v2 = '31 23 0:32 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw';

function room(files: Readonly<Record<string, string | number>>): number {
	const read = (path: string) => (Object.hasOwn(files, path) ? `${files[path]!}\n` : undefined);
	return groupRoom(limitedGroups(read), read);
}

describe('memory that is left within the control groups', () => {
	test.each<[string, Record<string, string | number>, number]>([
		['no groups', {}, Infinity],
		['no limit', {'/proc/self/mountinfo': v2, '/proc/self/cgroup': '0::/', '/sys/fs/cgroup/memory.max': 'max', '/sys/fs/cgroup/memory.current': gib}, Infinity],
		// A container with 8 GiB, after a model of 4 was read: its pages are charged to the group and can go at any time.
		['page cache is free', {'/proc/self/mountinfo': v2, '/proc/self/cgroup': '0::/', '/sys/fs/cgroup/memory.max': 8 * gib, '/sys/fs/cgroup/memory.current': 5 * gib, '/sys/fs/cgroup/memory.stat': `anon ${gib}\ninactive_file ${3 * gib}\nactive_file ${gib}\n`}, 7 * gib],
		['a group above is tighter', {'/proc/self/mountinfo': v2, '/proc/self/cgroup': '0::/user/app', '/sys/fs/cgroup/user/app/memory.max': 8 * gib, '/sys/fs/cgroup/user/app/memory.current': 0, '/sys/fs/cgroup/user/memory.max': 2 * gib, '/sys/fs/cgroup/user/memory.current': gib}, gib],
		['slowed down before the limit', {'/proc/self/mountinfo': v2, '/proc/self/cgroup': '0::/', '/sys/fs/cgroup/memory.max': 8 * gib, '/sys/fs/cgroup/memory.high': 4 * gib, '/sys/fs/cgroup/memory.current': gib}, 3 * gib],
		['version 1, with the groups below', {'/proc/self/mountinfo': v1, '/proc/self/cgroup': '4:memory:/docker/a', '/sys/fs/cgroup/memory/docker/a/memory.limit_in_bytes': 8 * gib, '/sys/fs/cgroup/memory/docker/a/memory.usage_in_bytes': 5 * gib, '/sys/fs/cgroup/memory/docker/a/memory.stat': `inactive_file 0\nactive_file 0\ntotal_inactive_file ${3 * gib}\ntotal_active_file ${gib}\n`}, 7 * gib],
		['version 1 without a limit', {'/proc/self/mountinfo': v1, '/proc/self/cgroup': '4:memory:/', '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712', '/sys/fs/cgroup/memory/memory.usage_in_bytes': gib}, Infinity],
		['more taken than there may be', {'/proc/self/mountinfo': v2, '/proc/self/cgroup': '0::/', '/sys/fs/cgroup/memory.max': gib, '/sys/fs/cgroup/memory.current': 2 * gib}, 0],
		['nothing told but the limit', {'/proc/self/mountinfo': v2, '/proc/self/cgroup': '0::/', '/sys/fs/cgroup/memory.max': gib}, gib],
	])('%s', (_, files, bytes) => {
		expect(room(files)).toBe(bytes);
	});
});

const vmStat = `Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                               10000.
Pages active:                            400000.
Pages inactive:                          390000.
Pages speculative:                         2000.
Pages throttled:                              0.
Pages wired down:                        150000.
Pages purgeable:                          12000.
`;

test.each([
	['what vm_stat of macOS prints', vmStat, 402_000 * 16_384],
	['nothing', '', undefined],
	['something else', 'page size of 16384 bytes', undefined],
])('%s', (_, text, bytes) => {
	expect(parseVmStat(text)).toBe(bytes);
});
