import {execFileSync} from 'node:child_process';
import {freemem} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {expect, test, vi} from 'vitest';
import {elsewhereSources} from '../../source/telemetry/elsewhere/sources.ts';
import {readAll} from '../../source/telemetry/sampler.ts';

// Others may be at work on this machine.
vi.setConfig({testTimeout: 30_000});

test('a system without /proc: Node\'s figures at once, what is found out once a little later', async () => {
	const sources = await elsewhereSources({modelPath: () => import.meta.filename, enginePid: () => process.pid, ownPids: () => [], everyProcess: () => false});
	await readAll(sources);
	await vi.waitFor(async () => {
		const {cpu, memory, disk, network, engine, gpuStatus} = await readAll(sources);
		expect(cpu!.perCore).toHaveLength(cpu!.threads);
		expect(cpu!.load).toBeLessThanOrEqual(1);
		expect(memory!.available).toBeGreaterThanOrEqual(freemem() / 2);
		expect(disk).toMatchObject({path: import.meta.dirname, source: 'statfs'});
		expect(network!.up).toBe(network!.address !== undefined);
		expect(engine).toBeUndefined();
		expect(gpuStatus).toEqual(expect.any(String));
	}, {timeout: 10_000, interval: 20});
	for (const source of Object.values(sources)) {
		source.close();
	}
});

test('Linux loads neither systeminformation nor, without a card, the native bridge', () => {
	const sampler = path.join(import.meta.dirname, '../../source/telemetry/sampler.ts');
	const program = `
		const {createSampler} = await import(${JSON.stringify(sampler)});
		const sampler = createSampler();
		const {gpuStatus} = await sampler.sample();
		sampler.close();
		const {readFileSync} = await import('node:fs');
		const {createRequire} = await import('node:module');
		const loaded = Object.keys(createRequire(import.meta.url).cache).join(' ') + readFileSync('/proc/self/maps', 'utf8');
		console.log(JSON.stringify({gpuStatus, koffi: loaded.includes('koffi'), systeminformation: loaded.includes('systeminformation')}));
	`;
	const {gpuStatus, koffi, systeminformation} = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], {encoding: 'utf8', env: {...process.env, LISA_NVML: undefined}})) as Record<string, unknown>;
	expect(systeminformation).toBe(false);
	expect(koffi).toBe(gpuStatus !== 'no GPU: running on CPU');
});
