import {afterEach, describe, expect, test} from 'vitest';
import {findCpuFacts} from '../../source/telemetry/linux/cpu-facts.ts';
import {CpuFrequency} from '../../source/telemetry/linux/cpu-frequency.ts';
import {usableCpus} from '../../source/telemetry/linux/cpu-limit.ts';
import {findCpuTemperatures, readTemperature} from '../../source/telemetry/linux/cpu-temperature.ts';
import {createCpuSource} from '../../source/telemetry/linux/cpu.ts';
import {createMachine, type Machine} from '../fixtures/telemetry/machine.ts';

const machines: Machine[] = [];

function machine(files: Readonly<Record<string, string | number>>): Machine {
	const made = createMachine(files);
	machines.push(made);
	return made;
}

afterEach(() => {
	for (const made of machines.splice(0)) {
		made.remove();
	}
});

function stat(...threads: ReadonlyArray<readonly [id: number, busy: number, idle: number, steal?: number]>): string {
	const total = (index: 1 | 2 | 3): number => threads.reduce((sum, thread) => sum + (thread[index] ?? 0), 0);
	return [`cpu  ${total(1)} 0 0 ${total(2)} 0 0 0 ${total(3)}`, ...threads.map(([id, busy, idle, steal = 0]) => `cpu${id} ${busy} 0 0 ${idle} 0 0 0 ${steal}`)].join('\n');
}

const processTicks = (ticks: number): string => `1 (node) S 1 1 1 0 -1 0 0 0 0 0 ${ticks} 0 0 0 20 0 1`;

describe('shares', () => {
	test('busy, stolen, the engine\'s and everyone else\'s', () => {
		const {root, write} = machine({'proc/stat': stat([0, 100, 100], [1, 100, 100]), 'proc/7/stat': processTicks(500), 'proc/8/stat': processTicks(10)});
		const source = createCpuSource({root, enginePid: () => 7, ownPids: () => [8, 7]});
		expect(source.read(0)).toBeUndefined();
		write({'proc/stat': stat([0, 190, 110], [1, 130, 150, 20]), 'proc/7/stat': processTicks(570), 'proc/8/stat': processTicks(20)});
		const sample = source.read(1000)!;
		expect(sample).toMatchObject({threads: 2, load: 0.6, perCore: [0.9, 0.3], steal: 0.1, engineThreads: 0.7, usable: 2});
		expect(sample.otherThreads).toBeCloseTo(1.2 - 0.7 - 0.1);
		source.close();
	});

	test('an engine that is killed and comes back under another number', () => {
		const {root, write, remove} = machine({'proc/stat': stat([0, 0, 0]), 'proc/7/stat': processTicks(500)});
		let pid: number | undefined = 7;
		const source = createCpuSource({root, enginePid: () => pid, ownPids: () => []});
		source.read(0);
		remove('proc/7');
		pid = undefined;
		write({'proc/stat': stat([0, 50, 50])});
		expect(source.read(1000)).toMatchObject({engineThreads: undefined, otherThreads: 0.5});
		pid = 9;
		write({'proc/stat': stat([0, 100, 100]), 'proc/9/stat': processTicks(40)});
		expect(source.read(2000)).toMatchObject({engineThreads: 0});
		write({'proc/stat': stat([0, 150, 150]), 'proc/9/stat': processTicks(65)});
		expect(source.read(3000)).toMatchObject({engineThreads: 0.25, otherThreads: 0.25});
		source.close();
	});

	test('threads go offline and come back', () => {
		const {root, write} = machine({'proc/stat': stat([0, 0, 0], [1, 500, 500])});
		const source = createCpuSource({root, enginePid: () => undefined, ownPids: () => []});
		source.read(0);
		write({'proc/stat': stat([0, 100, 0], [3, 900, 100])});
		expect(source.read(1000)).toMatchObject({threads: 2, perCore: [1, 0]});
		write({'proc/stat': stat([0, 100, 100], [1, 500, 500], [3, 950, 150])});
		expect(source.read(2000)).toMatchObject({threads: 3, perCore: [0, 0, 0.5]});
		source.close();
	});

	test('counters that run backwards make no nonsense', () => {
		const {root, write} = machine({'proc/stat': stat([0, 100, 1000])});
		const source = createCpuSource({root, enginePid: () => undefined, ownPids: () => []});
		source.read(0);
		write({'proc/stat': stat([0, 99, 999])});
		expect(source.read(1000)).toMatchObject({load: 0, perCore: [0], steal: 0, otherThreads: 0});
		source.close();
	});

	test('64 threads', () => {
		const {root, write} = machine({'proc/stat': stat(...Array.from({length: 64}, (_, id) => [id, 0, 0] as const))});
		const source = createCpuSource({root, enginePid: () => undefined, ownPids: () => []});
		source.read(0);
		write({'proc/stat': stat(...Array.from({length: 64}, (_, id) => [id, id, 100 - id] as const))});
		const sample = source.read(1000)!;
		expect(sample.perCore).toHaveLength(64);
		expect(sample.perCore[63]).toBe(0.63);
		expect(sample.cores).toBe(64);
		source.close();
	});

	test('no /proc/stat is an error', () => {
		const source = createCpuSource({root: machine({}).root, enginePid: () => undefined, ownPids: () => []});
		expect(() => source.read(0)).toThrow('ENOENT');
		source.close();
	});
});

describe('usable processors', () => {
	const v2 = '31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw';
	const v1 = '32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct';

	test.each<[string, Record<string, string>, number]>([
		['affinity', {'proc/self/status': 'Name:\tnode\nCpus_allowed_list:\t0-2,5'}, 4],
		['nothing known', {}, 8],
		['a quota of version 2', {'proc/self/mountinfo': v2, 'proc/self/cgroup': '0::/a/b', 'sys/fs/cgroup/a/b/cpu.max': '150000 100000'}, 1.5],
		['a smaller one above it', {'proc/self/mountinfo': v2, 'proc/self/cgroup': '0::/a/b', 'sys/fs/cgroup/a/b/cpu.max': 'max 100000', 'sys/fs/cgroup/a/cpu.max': '50000 100000'}, 0.5],
		['version 2 without a limit', {'proc/self/mountinfo': v2, 'proc/self/cgroup': '0::/', 'sys/fs/cgroup/cpu.max': 'max 100000'}, 8],
		['version 1', {'proc/self/mountinfo': v1, 'proc/self/cgroup': '3:cpu,cpuacct:/a', 'sys/fs/cgroup/cpu/a/cpu.cfs_quota_us': '300000', 'sys/fs/cgroup/cpu/a/cpu.cfs_period_us': '100000'}, 3],
		['version 1 in a container, where the path is the host\'s', {'proc/self/mountinfo': v1.replace(' / /sys', ' /docker/x /sys'), 'proc/self/cgroup': '3:cpu,cpuacct:/docker/x', 'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '200000', 'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000'}, 2],
		['version 1 without a limit', {'proc/self/mountinfo': v1, 'proc/self/cgroup': '3:cpu:/', 'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1', 'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000'}, 8],
		['both, of which the smaller counts', {'proc/self/status': 'Cpus_allowed_list:\t0-1', 'proc/self/mountinfo': v2, 'proc/self/cgroup': '0::/', 'sys/fs/cgroup/cpu.max': '400000 100000'}, 2],
	])('%s', (_, files, count) => {
		expect(usableCpus(8, machine(files).root)).toBe(count);
	});
});

describe('facts', () => {
	test('Arm: the board\'s name, cores by the threads that share one', () => {
		const {root} = machine({
			'proc/cpuinfo': 'processor\t: 0\nCPU part\t: 0xd0b',
			'sys/firmware/devicetree/base/model': 'Raspberry Pi 5 Model B\0',
			'sys/devices/system/cpu/cpu0/topology/thread_siblings_list': '0',
			'sys/devices/system/cpu/cpu1/topology/thread_siblings_list': '1',
			'sys/devices/system/cpu/cpufreq/x': '',
		});
		expect(findCpuFacts(root)).toEqual({name: 'Raspberry Pi 5 Model B', cores: 2, megahertz: undefined});
	});

	test('nothing at all', () => {
		expect(findCpuFacts(machine({}).root)).toMatchObject({name: expect.stringContaining('processor') as unknown, cores: undefined});
	});

	test('the clock is the mean of a few domains', () => {
		const {root} = machine(Object.fromEntries(Array.from({length: 16}, (_, id) => [`sys/devices/system/cpu/cpufreq/policy${id}/scaling_cur_freq`, id < 8 ? 2_000_000 : 4_000_000])));
		expect(new CpuFrequency(root).read()).toBe(3000);
		expect(new CpuFrequency(machine({}).root).read()).toBeUndefined();
	});
});

describe('temperature', () => {
	const hwmon = 'sys/class/hwmon/hwmon';

	test.each<[string, Record<string, string | number>, number | undefined]>([
		['Intel, two sockets: the hotter', {
			[`${hwmon}0/name`]: 'coretemp', [`${hwmon}0/temp1_label`]: 'Package id 0', [`${hwmon}0/temp1_input`]: 51_000, [`${hwmon}0/temp2_label`]: 'Core 0', [`${hwmon}0/temp2_input`]: 99_000,
			[`${hwmon}1/name`]: 'coretemp', [`${hwmon}1/temp1_label`]: 'Package id 1', [`${hwmon}1/temp1_input`]: 62_500,
		}, 62.5],
		['AMD: Tdie before Tctl', {[`${hwmon}3/name`]: 'k10temp', [`${hwmon}3/temp1_label`]: 'Tctl', [`${hwmon}3/temp1_input`]: 80_000, [`${hwmon}3/temp2_label`]: 'Tdie', [`${hwmon}3/temp2_input`]: 60_000}, 60],
		['the disk\'s is not the processor\'s', {[`${hwmon}0/name`]: 'nvme', [`${hwmon}0/temp1_input`]: 40_000}, undefined],
		['Arm', {'sys/class/thermal/thermal_zone0/type': 'gpu-thermal', 'sys/class/thermal/thermal_zone0/temp': 1000, 'sys/class/thermal/thermal_zone1/type': 'cpu-thermal', 'sys/class/thermal/thermal_zone1/temp': 48_312}, 48.312],
		['none', {}, undefined],
	])('%s', (_, files, degrees) => {
		const sensors = findCpuTemperatures(machine(files).root);
		expect(readTemperature(sensors)).toBe(degrees);
		for (const sensor of sensors) {
			sensor.close();
		}
	});
});
