import process from 'node:process';
import {execFileSync, spawn} from 'node:child_process';
import {existsSync, readFileSync, statfsSync} from 'node:fs';
import {cpus, networkInterfaces} from 'node:os';
import {setTimeout as wait} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {bytes, gibibytes} from '../../source/core/format.ts';
import type {Sample} from '../../source/core/samples.ts';
import {createSampler} from '../../source/telemetry/sampler.ts';

// Others may be at work on this machine.
vi.setConfig({testTimeout: 30_000});

/*
This machine, whatever it is, by LISA and by the programs that people check it against.
*/
const sampler = createSampler({enginePid: () => process.pid, modelPath: () => import.meta.filename});

afterAll(() => {
	sampler.close();
});

/** Others are at work on this machine: the two are asked until nothing moved between them. */
async function agree(check: (sample: Sample) => void): Promise<void> {
	await vi.waitFor(async () => {
		check(await sampler.sample());
	}, {timeout: 8000, interval: 20});
}

describe.runIf(process.platform === 'linux')('beside the system\'s own programs', () => {
	beforeAll(async () => {
		await sampler.sample();
	});

	test('memory is what free prints', async () => {
		await agree(sample => {
			const [memory, swap] = execFileSync('free', ['-b'], {encoding: 'utf8'}).split('\n', 3).slice(1).map(line => line.split(/\s+/u).slice(1).map(Number));
			const [total, used] = memory!;
			const [cached, available] = memory!.slice(4);
			const near = 16 * 2 ** 20;
			expect(sample.memory!.total).toBe(total);
			expect(Math.abs(sample.memory!.used - used!)).toBeLessThan(near);
			expect(Math.abs(sample.memory!.cached - cached!)).toBeLessThan(near);
			expect(Math.abs(sample.memory!.available - available!)).toBeLessThan(near);
			expect([sample.memory!.swapTotal, sample.memory!.swapUsed]).toEqual(swap!.slice(0, 2));
		});
	});

	test('the disk is what df prints', async () => {
		await agree(sample => {
			const [source, size, available, target] = execFileSync('df', ['-B1', '--output=source,size,avail,target', import.meta.filename], {encoding: 'utf8'}).trim().split('\n', 2)[1]!.split(/\s+/u, 4);
			expect(sample.disk!.total).toBe(Number(size));
			expect(Math.abs(sample.disk!.free - Number(available))).toBeLessThan(64 * 2 ** 20);
			expect(import.meta.filename.startsWith(target!)).toBe(true);
			if (sample.disk!.kind === 'NVMe' || sample.disk!.kind === 'virtual') {
				expect(source).toContain(sample.disk!.device!);
			}
		});
		expect(statfsSync(import.meta.dirname).bsize).toBeGreaterThan(0);
	});

	test('what the panels show is what free and df print, to the digit', async () => {
		await agree(({memory, disk}) => {
			const columns = execFileSync('free', ['-b'], {encoding: 'utf8'}).split('\n', 2)[1]!.split(/\s+/u).slice(1).map(Number);
			const [used, cached, available] = [columns[1], columns[4], columns[5]];
			expect([memory!.used, memory!.cached, memory!.available].map(value => gibibytes(value))).toEqual([used, cached, available].map(value => gibibytes(value)));
			const free = Number(execFileSync('df', ['-B1', '--output=avail', import.meta.filename], {encoding: 'utf8'}).trim().split('\n', 2)[1]);
			expect(bytes(disk!.free)).toBe(bytes(free));
		});
	});

	test('the load is what /proc/stat counts between two samples', async () => {
		const count = (): {readonly busy: number; readonly all: number} => {
			const ticks = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.split(/\s+/u).slice(1).map(Number);
			// Guests are counted in user and nice already; idle and waiting for the disk are no work.
			const all = ticks.slice(0, 8).reduce((sum, value) => sum + value, 0);
			return {all, busy: all - ticks[3]! - ticks[4]!};
		};

		await vi.waitFor(async () => {
			await sampler.sample();
			const before = count();
			await wait(1000);
			const {cpu} = await sampler.sample();
			const after = count();
			expect(Math.abs(cpu!.load - ((after.busy - before.busy) / (after.all - before.all)))).toBeLessThan(0.02);
		}, {timeout: 20_000, interval: 10});
	});

	test('the rates of the network are within what ip counts', async () => {
		const {network} = await sampler.sample();
		const name = network!.interface;
		if (name === undefined) {
			return;
		}

		const count = (): {readonly rx: {readonly bytes: number}; readonly tx: {readonly bytes: number}} => {
			const [link] = JSON.parse(execFileSync('ip', ['-j', '-s', 'link', 'show', name], {encoding: 'utf8'})) as [{stats64: {rx: {bytes: number}; tx: {bytes: number}}}];
			return link.stats64;
		};

		const before = count();
		const first = await sampler.sample();
		await wait(1000);
		const second = await sampler.sample();
		const after = count();
		const seconds = (second.time - first.time) / 1000;
		expect(second.network!.receiveRate! * seconds).toBeLessThanOrEqual((after.rx.bytes - before.rx.bytes) * 1.05 + 1);
		expect(second.network!.sendRate! * seconds).toBeLessThanOrEqual((after.tx.bytes - before.tx.bytes) * 1.05 + 1);
	});

	test('each source says where its figures come from', async () => {
		const {cpu, memory, disk, network, gpus, gpuStatus} = await sampler.sample();
		expect([cpu, memory, disk, network].map(part => part!.source)).toEqual([expect.stringContaining('/proc/stat'), '/proc/meminfo', expect.stringContaining('statfs'), expect.stringContaining('/sys/class/net')]);
		expect(gpus.length > 0 || gpuStatus !== '').toBe(true);
		for (const {source} of gpus) {
			expect(source).not.toBe('');
		}
	});

	test('the engine\'s memory is what its status and its smaps say', async () => {
		await agree(({engine}) => {
			const field = (file: string, name: string): number => Number(new RegExp(String.raw`^${name}:\s+(\d+) kB`, 'mu').exec(readFileSync(`/proc/self/${file}`, 'utf8'))![1]) * 1024;
			expect(engine!.anonymous + engine!.mapped).toBe(engine!.resident);
			expect(Math.abs(engine!.resident - field('status', 'VmRSS'))).toBeLessThan(2 ** 23);
			expect(Math.abs(engine!.anonymous - field('smaps_rollup', 'Anonymous'))).toBeLessThan(2 ** 23);
		});
	});

	test('the processor is what Node and the kernel say', async () => {
		const {cpu} = await sampler.sample();
		expect(cpu!.threads).toBe(cpus().length);
		expect(cpu!.perCore).toHaveLength(cpus().length);
		expect(cpu!.usable).toBeLessThanOrEqual(Number(execFileSync('nproc', {encoding: 'utf8'})));
		for (const share of [cpu!.load, cpu!.steal, ...cpu!.perCore]) {
			expect(share).toBeGreaterThanOrEqual(0);
			expect(share).toBeLessThanOrEqual(1);
		}
	});

	test('work is seen where it is done: the engine\'s as the engine\'s', async () => {
		const busy = spawn(process.execPath, ['-e', 'for (;;);']);
		const watching = createSampler({enginePid: () => busy.pid});
		try {
			await vi.waitFor(async () => {
				const {cpu} = await watching.sample();
				expect(cpu!.engineThreads).toBeGreaterThan(0.2);
				expect(cpu!.engineThreads).toBeLessThan(1.15);
				expect(cpu!.load * cpu!.threads).toBeGreaterThan(cpu!.engineThreads! * 0.8);
			}, {timeout: 8000, interval: 100});
		} finally {
			busy.kill('SIGKILL');
			watching.close();
		}
	});

	test('the network is what the kernel counts, at an address this machine has', async () => {
		await agree(({network}) => {
			if (network!.interface === undefined) {
				return;
			}

			expect(readFileSync('/proc/net/dev', 'utf8')).toContain(`${network!.interface}:`);
			expect(network!.up).toBe(readFileSync(`/sys/class/net/${network!.interface}/carrier`, 'utf8').trim() === '1');
			expect(networkInterfaces()[network!.interface]?.map(({address}) => address) ?? [undefined]).toContain(network!.address);
		});
	});

	test('pressure and swap are the kernel\'s', async () => {
		const {memory} = await sampler.sample();
		expect(memory!.swapInRate).toBeGreaterThanOrEqual(0);
		expect(memory!.pressure ?? 0).toBeLessThanOrEqual(1);
		await agree(sample => {
			const some = existsSync('/proc/pressure/memory') ? /^some avg10=([\d.]+)/u.exec(readFileSync('/proc/pressure/memory', 'utf8')) : null;
			expect(sample.memory!.pressure).toBe(some === null ? undefined : Number(some[1]) / 100);
		});
	});
});

test('a full sample costs at most 2 ms of processor time', async () => {
	await sampler.sample();
	const costs: number[] = [];
	for (let index = 0; index < 200; index++) {
		const before = process.threadCpuUsage();
		await sampler.sample();
		const {user, system} = process.threadCpuUsage(before);
		costs.push(user + system);
	}

	costs.sort((a, b) => a - b);
	expect(costs[100]).toBeLessThan(2000);
});
