import {describe, expect, test} from 'vitest';
import {parseCgroupPath} from '../../source/core/control-groups.ts';
import {parseCfsQuota, parseCpuMax} from '../../source/telemetry/parse/cgroup.ts';
import {countCpuList} from '../../source/telemetry/parse/cpu-list.ts';
import {parseCpuInfo} from '../../source/telemetry/parse/cpuinfo.ts';
import {parseDiskStat} from '../../source/telemetry/parse/disk-stat.ts';
import {parseDrmClient} from '../../source/telemetry/parse/drm-client.ts';
import {parseKeyValues} from '../../source/telemetry/parse/key-values.ts';
import {describeLink} from '../../source/telemetry/parse/link-speed.ts';
import {parseMemoryInfo} from '../../source/telemetry/parse/meminfo.ts';
import {mountOf, parseMountInfo} from '../../source/core/mountinfo.ts';
import {parsePidTicks} from '../../source/telemetry/parse/pid-stat.ts';
import {parsePresentLevel} from '../../source/telemetry/parse/power-levels.ts';
import {parsePressure} from '../../source/telemetry/parse/pressure.ts';
import {parseProcStat} from '../../source/telemetry/parse/proc-stat.ts';
import {parseRoutes, parseRoutes6} from '../../source/telemetry/parse/route.ts';

describe('/proc/stat', () => {
	test('busy is all but idle, waiting and stolen; guests are part of user', () => {
		const {all, each} = parseProcStat('cpu  100 20 30 400 50 6 7 8 9 10\ncpu0 1 2 3 4 5 6 7 8 0 0\nintr 5 0 0\n');
		expect(all).toEqual({busy: 163, steal: 8, total: 621});
		expect([...each]).toEqual([[0, {busy: 19, steal: 8, total: 36}]]);
	});

	test('64 threads', () => {
		const lines = Array.from({length: 64}, (_, index) => `cpu${index} ${index} 0 0 100 0 0 0 0 0 0`);
		const {each} = parseProcStat(`cpu  1 2 3 4 5 6 7 8 9 0\n${lines.join('\n')}\nctxt 1\n`);
		expect(each.size).toBe(64);
		expect(each.get(63)).toEqual({busy: 63, steal: 0, total: 163});
	});

	test('threads that are offline leave gaps', () => {
		expect([...parseProcStat('cpu  1 0 0 1\ncpu0 1 0 0 1\ncpu3 1 0 0 1').each.keys()]).toEqual([0, 3]);
	});

	test('an old kernel with four columns, and counters of years', () => {
		expect(parseProcStat('cpu  1 2 3 4\n').all).toEqual({busy: 6, steal: 0, total: 10});
		expect(parseProcStat('cpu  9007199254740000 0 0 1 0 0 0 0\n').all.busy).toBe(9_007_199_254_740_000);
	});

	test('no such line is an error', () => {
		expect(() => parseProcStat('intr 1\n')).toThrow('no line');
	});
});

describe('/proc/cpuinfo', () => {
	test('cores are counted over sockets, and threads of one core once', () => {
		const thread = (socket: number, core: number): string => `model name\t: Intel(R) Xeon(R)   CPU\ncpu MHz\t\t: ${2000 + (core * 1000)}\nphysical id\t: ${socket}\ncore id\t\t: ${core}\n`;
		expect(parseCpuInfo([thread(0, 0), thread(0, 1), thread(1, 0), thread(1, 1), thread(0, 0)].join('\n'))).toEqual({name: 'Intel Xeon CPU', cores: 4, megahertz: 2400});
	});

	test('Arm tells nothing', () => {
		expect(parseCpuInfo('processor\t: 0\nBogoMIPS\t: 50.00\nCPU implementer\t: 0x41\n')).toEqual({name: undefined, cores: undefined, megahertz: undefined});
	});
});

test('key and value: the whole name, in bytes', () => {
	expect(parseKeyValues('SwapCached: 7 kB\nCached: 12 kB\npswpin_zero 3\npswpin 4\nVmRSS:\t   9 kB\n', ['Cached', 'pswpin', 'VmRSS', 'Gone'])).toEqual({Cached: 12_288, pswpin: 4, VmRSS: 9216});
});

describe('/proc/meminfo', () => {
	const lines = (entries: Readonly<Record<string, number>>): string => Object.entries(entries).map(([name, value]) => `${name}: ${value} kB`).join('\n');

	test('as free sums it up', () => {
		expect(parseMemoryInfo(lines({MemTotal: 1000, MemFree: 100, MemAvailable: 600, Buffers: 50, Cached: 300, SwapCached: 9, SReclaimable: 40, SwapTotal: 200, SwapFree: 150})))
			.toEqual({total: 1_024_000, available: 614_400, used: 409_600, cached: 399_360, swapTotal: 204_800, swapUsed: 51_200});
	});

	test('a kernel without MemAvailable, and a container where it is more than there is', () => {
		expect(parseMemoryInfo(lines({MemTotal: 1000, MemFree: 100, Cached: 300})).available).toBe(409_600);
		expect(parseMemoryInfo(lines({MemTotal: 1000, MemFree: 100, MemAvailable: 5000})).used).toBe(921_600);
	});

	test('an empty file is an error', () => {
		expect(() => parseMemoryInfo('')).toThrow('MemTotal');
	});
});

test.each([
	['some avg10=12.50 avg60=1.00 avg300=0.00 total=1\nfull avg10=3.00 avg60=0.00 avg300=0.00 total=0\n', 0.125],
	['some avg10=100.00 avg60=0 avg300=0 total=0', 1],
	['', undefined],
])('pressure %j is %s', (text, share) => {
	expect(parsePressure(text)).toBe(share);
});

test.each([
	['12 (node) S 1 12 12 0 -1 4194560 100 0 0 0 250 50 9 9 20 0 11 0 5 1000', 300],
	['12 (a) b (c d) R 1 12 12 0 -1 4194560 100 0 0 0 1 2 9 9 20 0', 3],
	['12 (cut', undefined],
	['', undefined],
])('/proc/PID/stat %j has %s ticks', (text, ticks) => {
	expect(parsePidTicks(text)).toBe(ticks);
});

test.each([
	['0-3', 4],
	['0', 1],
	['0-1,4,8-11\n', 7],
	['0-31:2/4', 16],
	['', 0],
])('the list %j holds %s processors', (list, count) => {
	expect(countCpuList(list)).toBe(count);
});

describe('control groups', () => {
	test.each([
		['0::/user.slice/a.scope\n', '', '/user.slice/a.scope'],
		['5:cpu,cpuacct:/docker/x\n4:memory:/y\n', 'cpu', '/docker/x'],
		['2:cpuacct:/z\n1:cpu:/q:r\n', 'cpu', '/q:r'],
		['4:memory:/y\n', 'cpu', undefined],
	])('%j for %j is at %s', (text, controller, path) => {
		expect(parseCgroupPath(text, controller)).toBe(path);
	});

	test.each([['max 100000', undefined], ['150000 100000\n', 1.5], ['50000', 0.5], ['', undefined]])('cpu.max %j is %s', (text, limit) => {
		expect(parseCpuMax(text)).toBe(limit);
	});

	test('version 1 has no limit at −1', () => {
		expect(parseCfsQuota('-1', '100000')).toBeUndefined();
		expect(parseCfsQuota('250000\n', '100000\n')).toBe(2.5);
	});
});

describe('mounts', () => {
	const mounts = parseMountInfo([
		'22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw',
		'23 22 0:30 /@home /home rw - btrfs /dev/nvme0n1p2 rw,ssd',
		String.raw`24 23 8:17 / /home/my\040models rw - ext4 /dev/sdb1 rw`,
		'25 22 0:5 / /mnt/a rw - tmpfs none rw',
		'26 22 8:33 / /mnt/a rw - xfs /dev/sdc1 rw',
		'nonsense',
	].join('\n'));

	test.each([
		['/home/my models/a.gguf', '/dev/sdb1'],
		['/home/my modelsx', '/dev/nvme0n1p2'],
		['/homes', '/dev/vda1'],
		['/mnt/a', '/dev/sdc1'],
		['/', '/dev/vda1'],
	])('%s is on %s', (path, source) => {
		expect(mountOf(path, mounts)?.source).toBe(source);
	});

	test('no mounts, no mount', () => {
		expect(mountOf('/', [])).toBeUndefined();
	});
});

test.each([
	['   66678    20625  4090482    39898    42809    57844  6891096    40360 1 23400 82009', {read: 4_090_482 * 512, written: 6_891_096 * 512}],
	['1 2 3 4 5 6 18014398509481984', {read: 1536, written: 18_014_398_509_481_984 * 512}],
	['', undefined],
])('disk counters %j', (text, counters) => {
	expect(parseDiskStat(text)).toEqual(counters);
});

describe('routes', () => {
	const head = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';

	test('the default ones, the preferred one first', () => {
		const text = `${head}wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0  \neth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\neth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\ndown0\t00000000\t0101A8C0\t0002\t0\t0\t1\t00000000\t0\t0\t0\n`;
		expect(parseRoutes(text)).toEqual([{interface: 'eth0', metric: 100}, {interface: 'wlan0', metric: 600}]);
	});

	test('none', () => {
		expect(parseRoutes(head)).toEqual([]);
		expect(parseRoutes6('')).toEqual([]);
	});

	test('IPv6, without the kernel\'s catch-all', () => {
		const zero = '0'.repeat(32);
		expect(parseRoutes6(`${zero} 00 ${zero} 00 fd000000000000000000000000000001 00000400 00000002 00000000 00000003     eth0\n${zero} 00 ${zero} 00 ${zero} ffffffff 00000001 00000000 00200201       lo\nfe80${'0'.repeat(28)} 40 ${zero} 00 ${zero} 00000100 00000001 00000000 00000001 eth1\n`)).toEqual([{interface: 'eth0', metric: 1024}]);
	});
});

test.each([
	['16.0 GT/s PCIe', '16', '4.0 ×16'],
	['8 GT/s', '4', '3.0 ×4'],
	['2.5 GT/s PCIe', '0', undefined],
	['Unknown', '16', undefined],
	[undefined, undefined, undefined],
])('a link of %s and %s lanes is %s', (speed, width, words) => {
	expect(describeLink(speed, width)).toBe(words);
});

test.each([
	['0: 500Mhz \n1: 1311Mhz *\n2: 2124Mhz \n', 1311],
	['S: 19Mhz *\n0: 500Mhz\n', 19],
	['0: 500Mhz\n', undefined],
	['', undefined],
])('the present level of %j is %s', (text, megahertz) => {
	expect(parsePresentLevel(text)).toBe(megahertz);
});

test.each([
	['drm-driver:\tamdgpu\ndrm-client-id:\t12\ndrm-pdev:\t0000:03:00.0\ndrm-memory-vram:\t2048 KiB\n', {card: '0000:03:00.0', id: '12', memory: 2_097_152}],
	['drm-client-id: 1\ndrm-pdev: 0000:03:00.0\ndrm-memory-vram: 9 MiB\ndrm-resident-vram: 3 MiB\n', {card: '0000:03:00.0', id: '1', memory: 3_145_728}],
	['drm-client-id: 1\ndrm-pdev: 0000:03:00.0\n', {card: '0000:03:00.0', id: '1', memory: 0}],
	['pos:\t0\nflags:\t02\n', undefined],
])('a client of a card %#', (text, client) => {
	expect(parseDrmClient(text)).toEqual(client);
});
