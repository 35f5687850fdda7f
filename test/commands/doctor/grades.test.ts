import {describe, expect, test} from 'vitest';
import type {BenchReport} from '../../../source/core/bench.ts';
import type {Finding} from '../../../source/core/finding.ts';
import {hardware} from '../../../source/core/hardware.ts';
import type {GpuSample, Sample} from '../../../source/core/samples.ts';
import {knowsMode} from '../../../source/commands/doctor/ask-terminal.ts';
import {gradeDrivers} from '../../../source/commands/doctor/drivers.ts';
import {gradeHardware} from '../../../source/commands/doctor/hardware.ts';
import {gradeMemory} from '../../../source/commands/doctor/memory.ts';
import {gradeSpeed} from '../../../source/commands/doctor/speed.ts';
import {gradeStorage} from '../../../source/commands/doctor/storage.ts';
import {gradeTerminal, type TerminalFacts} from '../../../source/commands/doctor/terminal.ts';
import {gradeThreads} from '../../../source/commands/doctor/threads.ts';
import {card, cpu, sampleAt} from '../../ui/panels/views.ts';

const gib = 2 ** 30;
const box = sampleAt(239);
const named = (findings: readonly Finding[], name: string) => findings.find(finding => finding.name === name)!;

describe('the hardware document', () => {
	const big: Sample = {...box, cpu: {...cpu, cores: 32}, memory: {...box.memory!, total: 128e9}, gpus: [{...card, memoryTotal: 12e9}], disk: {...box.disk!, total: 2e12}, network: {...box.network!, speed: 1e9}};

	test('every part is graded, with the document’s own figures', () => {
		const findings = gradeHardware(box);
		expect(findings.map(({name}) => name)).toEqual(hardware.map(({name}) => name));
		for (const {minimum} of hardware) {
			expect(findings.some(({said}) => said.includes(minimum))).toBe(true);
		}
	});

	test('a box as recommended has nothing to be done', () => {
		expect(gradeHardware(big).map(({level, remedy}) => [level, remedy])).toEqual(hardware.map(() => ['ok', undefined]));
	});

	test.each<[string, Partial<Sample>, string, Finding['level'], string]>([
		['two cores', {cpu: {...cpu, cores: 2}}, 'CPU', 'warning', '2 cores; less than the document asks for: 24 cores'],
		['24 cores', {cpu: {...cpu, cores: 24}}, 'CPU', 'ok', 'enough'],
		['64 GB, as a system tells it', {memory: {...box.memory!, total: 62.7 * gib}}, 'memory', 'ok', 'enough'],
		['16 GB', {memory: {...box.memory!, total: 16 * gib}}, 'memory', 'warning', '17 GB'],
		['no card', {gpus: [], gpuStatus: 'no GPU: running on CPU'}, 'GPU', 'warning', 'no GPU: running on CPU'],
		['a card of 8 GB', {gpus: [{...card, memoryTotal: 8 * gib}]}, 'GPU', 'ok', 'enough'],
		['a card of 4 GB', {gpus: [{...card, memoryTotal: 4 * gib}]}, 'GPU', 'warning', '4.3 GB of VRAM'],
		['the larger of two cards', {gpus: [{...card, memoryTotal: 4 * gib}, {...card, memoryTotal: 24 * gib}]}, 'GPU', 'ok', '25.8 GB'],
		['a hard disk, however large', {disk: {...box.disk!, kind: 'HDD', total: 8e12}}, 'storage', 'warning', 'a hard disk of 8,000 GB'],
		['a small SSD', {disk: {...box.disk!, kind: 'SSD', total: 256e9}}, 'storage', 'warning', 'an SSD of 256 GB'],
		['a slow link', {network: {...box.network!, speed: 10e6}}, 'network', 'warning', '10 Mbit/s'],
		['a link that tells no speed', {network: {...box.network!, speed: undefined}}, 'network', 'unknown', 'does not tell'],
		['nothing read', {cpu: undefined}, 'CPU', 'unknown', 'cannot be read'],
	])('%s', (_, changes, name, level, said) => {
		const finding = named(gradeHardware({...big, ...changes}), name);
		expect([finding.level, finding.remedy !== undefined]).toEqual([level, level === 'warning']);
		expect(finding.said).toContain(said);
	});
});

describe('drivers', () => {
	const facts = {nvidiaModule: '550.54.14', libraries: {cuda: true, nvml: true, vulkan: true}, vulkanDrivers: ['nvidia_icd.json']};
	const nvidia: GpuSample = {...card, driver: '550.54.14', cuda: '12.4'};

	test.each<[string, readonly GpuSample[], string, Partial<typeof facts>, string | undefined, string, Finding['level'], string]>([
		['a card that works', [nvidia], '', {}, 'CUDA', 'NVIDIA', 'ok', 'driver 550.54.14, CUDA up to 12.4'],
		['an updated library', [{...nvidia, driver: '560.1'}], '', {}, 'CUDA', 'versions', 'problem', 'the library is 560.1, the loaded kernel module 550.54.14'],
		['a library that does not answer', [], 'The NVIDIA driver was updated, and the old one is still loaded: restart the machine.', {}, 'CPU', 'NVIDIA', 'problem', 'restart the machine'],
		['a module without a card', [], 'no GPU: running on CPU', {}, 'CPU', 'NVIDIA', 'problem', 'no GPU'],
		['no libcuda', [nvidia], '', {libraries: {...facts.libraries, cuda: false}}, 'CPU', 'CUDA', 'problem', 'libcuda.so.1'],
		['a card that is gone', [{...nvidia, lost: true}], '', {}, 'CPU', 'RTX 4070', 'problem', 'no longer answers'],
		['a card that is not used', [nvidia], '', {}, 'CPU', 'engine', 'warning', 'although there is a card'],
		['no card', [], 'no GPU: running on CPU', {nvidiaModule: undefined}, 'CPU', 'NVIDIA', 'ok', 'no driver needed'],
		['a card without Vulkan', [nvidia], '', {libraries: {...facts.libraries, vulkan: false}}, 'CUDA', 'Vulkan', 'warning', 'libvulkan.so.1 is not installed'],
		['a system without a loader to ask', [], '', {libraries: undefined}, 'CPU', 'Vulkan', 'unknown', 'cannot be asked'],
		['no model could be loaded', [], '', {}, undefined, 'engine', 'unknown', 'not known'],
	])('%s', (...[, gpus, gpuStatus, changes, backend, name, level, said]) => {
		const finding = named(gradeDrivers({...box, gpus, gpuStatus}, {...facts, ...changes}, {backend}), name);
		expect(finding.level).toBe(level);
		expect(finding.said).toContain(said);
	});
});

describe('memory and its limits', () => {
	const memory = box.memory!;
	const free = {lockedMemory: Infinity, openFiles: 20_000, groupMemory: Infinity};

	test.each<[string, Partial<typeof memory>, Partial<typeof free>, string, Finding['level'], string]>([
		['enough', {}, {}, 'free', 'ok', '42.6 GiB of 64.0 GiB free'],
		['hardly any', {available: gib}, {}, 'free', 'warning', '1.0 GiB'],
		['no swap', {swapTotal: 0}, {}, 'swap', 'ok', 'none'],
		['swapping now', {swapOutRate: 5e6}, {}, 'swap', 'problem', 'swapping now'],
		['waiting for memory', {pressure: 0.2}, {}, 'swap', 'problem', '20 %'],
		['swap that is full', {swapUsed: 7 * gib}, {}, 'swap', 'warning', '7.0 GiB of 8.0 GiB'],
		['a limit of 8 MiB', {}, {lockedMemory: 8 * 2 ** 20}, 'memlock', 'warning', '8 MiB may be locked'],
		['no limit', {}, {}, 'memlock', 'ok', 'no limit'],
		['a limit that is not told', {}, {lockedMemory: undefined}, 'memlock', 'unknown', 'cannot be read'],
		['few files', {}, {openFiles: 256}, 'nofile', 'warning', '256 files'],
		['a group that may take little', {}, {groupMemory: 4 * gib}, 'group limit', 'warning', '4.0 GiB'],
	])('%s', (_, changes, limits, name, level, said) => {
		const finding = named(gradeMemory({...memory, ...changes}, {...free, ...limits}), name);
		expect([finding.level, finding.remedy !== undefined]).toEqual([level, level === 'warning' || level === 'problem']);
		expect(finding.said).toContain(said);
	});

	test('memory that cannot be read', () => {
		expect(gradeMemory(undefined, {})[0]).toMatchObject({level: 'unknown'});
	});
});

describe('storage, threads and speed', () => {
	const fast = {rate: 2.2e9, file: '/m/a.gguf', bytes: 256 * 2 ** 20};

	test.each<[string, Parameters<typeof gradeStorage>, string, Finding['level'], string]>([
		['room', [box.disk, '/m', fast], 'free space', 'ok', '612.0 GiB free'],
		['little room', [{...box.disk!, free: 10 * gib}, '/m', fast], 'free space', 'warning', '10.0 GiB'],
		['no room', [{...box.disk!, free: gib}, '/m', fast], 'free space', 'problem', '1.0 GiB'],
		['a volume that cannot be read', [undefined, '/m', fast], 'free space', 'unknown', '/m'],
		['a fast disk', [box.disk, '/m', fast], 'read speed', 'ok', '2.2 GB/s, measured over 256 MiB of a.gguf past the page cache: a 7B model at Q4_K_M loads in about 2 s.'],
		['a slow disk', [box.disk, '/m', {...fast, rate: 100e6}], 'read speed', 'warning', '100.0 MB/s'],
		['a disk that cannot be measured', [box.disk, '/m', {failure: 'reading failed'}], 'read speed', 'unknown', 'not measured: reading failed.'],
	])('%s', (_, given, name, level, said) => {
		const finding = named(gradeStorage(...given), name);
		expect(finding.level).toBe(level);
		expect(finding.said).toContain(said);
	});

	test.each<[string, Partial<typeof cpu>, string, Finding['level'], string]>([
		['all of them', {usable: 32}, 'usable', 'ok', '32 of 32'],
		['a quota', {usable: 1.5}, 'usable', 'warning', '1.5 of 32'],
		['two threads a core', {}, 'SMT', 'ok', '16 cores'],
		['no SMT', {cores: 32}, 'SMT', 'ok', 'a core of its own'],
		['a busy box', {usable: 32, otherThreads: 17}, 'others', 'warning', '17.0 threads'],
		['a busy box behind a quota that leaves it to others', {usable: 8, otherThreads: 17}, 'others', 'ok', '17.0 threads'],
		['a quiet box', {otherThreads: 0.3}, 'others', 'ok', '0.3 threads'],
		['others not known', {otherThreads: undefined}, 'others', 'unknown', 'yet'],
		['a hypervisor that takes much', {steal: 0.2}, 'steal', 'warning', '20 %'],
	])('threads: %s', (_, changes, name, level, said) => {
		const finding = named(gradeThreads({...cpu, ...changes}), name);
		expect(finding.level).toBe(level);
		expect(finding.said).toContain(said);
	});

	test('speed: what was measured, or why it was not', () => {
		const spread = (median: number) => ({median, least: median, greatest: median});
		const trial = {model: {name: 'm', rung: 'Q4_K_M'}, decodeRate: spread(42.7), prefillRate: spread(1840), intervals: {p99: 31}} as unknown as BenchReport;
		const bandwidth = {one: 12e9, all: 38e9, threads: 8};
		expect(gradeSpeed(bandwidth, trial).map(({level}) => level)).toEqual(['ok', 'ok']);
		expect(gradeSpeed(bandwidth, trial)[1]!.said).toBe('42.7 tok/s with m Q4_K_M, p99 31.0 ms; prompts at 1,840 tok/s.');
		expect(gradeSpeed(bandwidth, {...trial, decodeRate: spread(2)})[1]).toMatchObject({level: 'warning'});
		expect(gradeSpeed(bandwidth, {failure: 'A reply is running.'})[1]).toMatchObject({level: 'unknown', said: 'not measured: A reply is running.'});
		expect(gradeSpeed(bandwidth, trial)[0]!.said).toContain('38.0 GB/s by 8 at once');
	});
});

describe('the terminal', () => {
	const facts: TerminalFacts = {isTerminal: true, columns: 120, rows: 40, colorDepth: 24, env: {TERM: 'xterm-256color', LANG: 'en_GB.UTF-8'}, synchronized: true};

	test.each<[string, Partial<TerminalFacts>, string, Finding['level'], string]>([
		['a good one', {}, 'size', 'ok', '120 columns, 40 rows'],
		['a small one', {columns: 40, rows: 12}, 'size', 'warning', '60 by 16'],
		['16 colours', {colorDepth: 4}, 'colours', 'warning', '16.'],
		['no colours wanted', {colorDepth: 1, env: {...facts.env, NO_COLOR: '1'}}, 'colours', 'ok', 'NO_COLOR'],
		['another encoding', {env: {TERM: 'xterm', LC_ALL: 'de_DE.ISO-8859-1'}}, 'encoding', 'warning', 'ISO-8859-1'],
		['no synchronized output', {synchronized: false}, 'DEC 2026', 'ok', 'does not know'],
		['not asked', {synchronized: undefined}, 'DEC 2026', 'unknown', 'could not be asked'],
		['an old tmux', {tmux: 'tmux 3.3a', env: {...facts.env, TERM: 'tmux-256color'}}, 'tmux', 'warning', 'tmux 3.3a: before 3.5'],
		['a new tmux', {tmux: 'tmux 3.5a', env: {...facts.env, TERM: 'tmux-256color'}}, 'tmux', 'ok', 'tmux 3.5a'],
		['a TERM that is not tmux’s', {tmux: 'tmux 3.5a'}, 'TERM', 'warning', 'xterm-256color inside tmux'],
		['screen', {env: {...facts.env, STY: '1.pts'}}, 'screen', 'ok', 'GNU screen'],
		['dumb', {env: {TERM: 'dumb'}}, 'terminal', 'problem', 'no cursor'],
		['a pipe', {isTerminal: false}, 'terminal', 'unknown', 'no terminal'],
	])('%s', (_, changes, name, level, said) => {
		const finding = named(gradeTerminal({...facts, ...changes}), name);
		expect(finding.level).toBe(level);
		expect(finding.said).toContain(said);
	});

	test.each([
		['\u001B[?2026;2$y\u001B[?62;c', true],
		['\u001B[?2026;1$y\u001B[?1;2c', true],
		['\u001B[?2026;0$y\u001B[?1;2c', false],
		['\u001B[?2026;4$y\u001B[?1;2c', false],
		['\u001B[?1;2c', false],
	])('the answer %j', (answer, knows) => {
		expect(knowsMode(answer)).toBe(knows);
	});
});
