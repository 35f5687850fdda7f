import process from 'node:process';
import {spawn} from 'node:child_process';
import {subscribe, unsubscribe} from 'node:diagnostics_channel';
import {readFileSync, readdirSync} from 'node:fs';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {afterEach, expect, test, vi} from 'vitest';
import {createSampler, readAll, type Sampler} from '../../source/telemetry/sampler.ts';
import {linuxSources} from '../../source/telemetry/linux/sources.ts';
import {createMachine} from '../fixtures/telemetry/machine.ts';

// Others may be at work on this machine.
vi.setConfig({testTimeout: 30_000});

const samplers: Sampler[] = [];

function open(...options: Parameters<typeof createSampler>): Sampler {
	const sampler = createSampler(...options);
	samplers.push(sampler);
	return sampler;
}

afterEach(() => {
	for (const sampler of samplers.splice(0)) {
		sampler.close();
	}
});

const nothing = {modelPath: () => undefined, enginePid: () => undefined, ownPids: () => [], everyProcess: () => false};

test('the first sample is a full one, with rates', async () => {
	const {cpu, memory, engine, disk, network, gpuStatus, time} = await open({enginePid: () => process.pid}).sample();
	expect(Math.abs(Date.now() - time)).toBeLessThan(1000);
	expect(cpu!.failure).toBeUndefined();
	expect(cpu).toMatchObject({threads: expect.any(Number) as unknown, load: expect.any(Number) as unknown, engineThreads: expect.any(Number) as unknown});
	expect(memory!.failure).toBeUndefined();
	expect(engine!.pid).toBe(process.pid);
	expect(disk!.total).toBeGreaterThan(0);
	expect(network).toBeDefined();
	expect(gpuStatus).toEqual(expect.any(String));
});

test('what is available is so within the limit of the control group, of which page cache is free', async () => {
	const machine = createMachine({
		'proc/meminfo': 'MemTotal: 1000 kB\nMemAvailable: 400 kB',
		'proc/self/mountinfo': '31 23 0:32 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw',
		'proc/self/cgroup': '0::/',
		'sys/fs/cgroup/memory.max': 300 * 1024,
		'sys/fs/cgroup/memory.current': 250 * 1024,
		'sys/fs/cgroup/memory.stat': `inactive_file ${150 * 1024}`,
	});
	const sources = await linuxSources(nothing, machine.root);
	const {memory} = await readAll(sources);
	expect(memory).toMatchObject({total: 1000 * 1024, available: 200 * 1024, used: 600 * 1024});
	for (const source of Object.values(sources)) {
		source.close();
	}

	machine.remove();
});

test('each source fails for itself, in words', async () => {
	const machine = createMachine({'proc/meminfo': 'MemTotal: 1000 kB\nMemAvailable: 400 kB'});
	const sources = await linuxSources({...nothing, modelPath: () => process.cwd()}, machine.root);
	const sample = await readAll(sources);
	expect(sample.cpu!.failure).toBe(`Cannot read ${machine.root}/proc/stat: it is not there.`);
	expect(sample.memory).toMatchObject({used: 614_400, swapInRate: undefined, pressure: undefined});
	expect(sample.memory!.failure).toBeUndefined();
	expect(sample.network!.failure).toContain('no network');
	expect(sample.engine).toBeUndefined();
	expect(sample.gpus).toEqual([]);
	machine.write({'proc/stat': 'cpu  0 0 0 0\ncpu0 0 0 0 0'});
	expect(await readAll(sources)).toMatchObject({cpu: undefined});
	machine.write({'proc/meminfo': 'nonsense'});
	expect(await readAll(sources)).toMatchObject({memory: {failure: expect.stringContaining('MemTotal') as unknown}});
	for (const source of Object.values(sources)) {
		source.close();
	}

	machine.remove();
});

test('a closed sampler says so', async () => {
	const sampler = createSampler();
	sampler.close();
	await expect(sampler.sample()).rejects.toThrow('closed');
});

test('no process is started, not even for the first sample', async () => {
	const started: unknown[] = [];
	const note = (message: unknown): void => {
		started.push(message);
	};

	subscribe('child_process', note);
	const children = (): readonly string[] => readdirSync('/proc/self/task').map(task => readFileSync(`/proc/self/task/${task}/children`, 'utf8')).filter(list => list !== '');
	const before = children();
	const sampler = open({enginePid: () => process.pid});
	for (let count = 0; count < 200; count++) {
		await sampler.sample();
	}

	expect(children()).toEqual(before);
	expect(started).toEqual([]);
	// And the ear does hear.
	spawn('/bin/true');
	expect(started).toHaveLength(1);
	unsubscribe('child_process', note);
});

test('memory and open files stay flat over thousands of samples', async () => {
	const sampler = open({enginePid: () => process.pid, modelPath: () => import.meta.filename});
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const held = async (count: number): Promise<{readonly heap: number; readonly files: number}> => {
		for (let index = 0; index < count; index++) {
			await sampler.sample();
		}

		collect();
		return {heap: process.memoryUsage().heapUsed, files: readdirSync('/proc/self/fd').length};
	};

	await held(1000);
	const before = await held(1000);
	const after = await held(3000);
	expect(after.heap - before.heap).toBeLessThan(2 ** 19);
	expect(after.files).toBeLessThanOrEqual(before.files + 2);
});
