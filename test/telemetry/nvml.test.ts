import process from 'node:process';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {afterAll, afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {createNvmlSource} from '../../source/telemetry/gpu/nvml.ts';
import type {GpuReading} from '../../source/telemetry/gpu/gpus.ts';
import type {Source} from '../../source/telemetry/source.ts';
import {buildFakeNvml} from '../fixtures/telemetry/fake-nvml.ts';

// Others may be at work on this machine.
vi.setConfig({testTimeout: 30_000});

const fake = buildFakeNvml();
const old = buildFakeNvml('-DOLD_DRIVER');
const other = buildFakeNvml('-DNOT_NVML');
const mebibyte = 2 ** 20;
const engine = 4242;

let opened: Array<Source<GpuReading>> = [];

function open(path = fake.path, enginePid: number | undefined = engine): Source<GpuReading> {
	const source = createNvmlSource({path, enginePid: () => enginePid, patience: 5000});
	opened.push(source);
	return source;
}

/** As the sampler does it. */
async function take(source: Source<GpuReading>, now = 0): Promise<GpuReading> {
	await source.prepare!(now);
	return source.read(now);
}

async function cards(source: Source<GpuReading>, now = 0): Promise<GpuReading['cards']> {
	const reading = await take(source, now);
	return reading.cards;
}

/** The first card. */
async function first(source: Source<GpuReading>, now = 0): Promise<GpuReading['cards'][number]> {
	const [card] = await cards(source, now);
	return card!;
}

beforeEach(() => {
	for (const library of [fake, old]) {
		for (const key of ['init', 'throttle', 'narrow', 'no memory', 'slow', 'many', 'hang', 'slow start']) {
			library.set(key, 0);
		}

		library.set('count', 2);
		library.set('lost', -1);
		library.set('pid', engine);
	}
});

afterEach(async () => {
	for (const source of opened) {
		source.close();
	}

	opened = [];
	await vi.waitFor(() => {
		expect(fake.get('started') + old.get('started')).toBe(0);
	}, {timeout: 10_000, interval: 1});
});

afterAll(() => {
	for (const library of [fake, old, other]) {
		library.remove();
	}
});

test('two cards, each with its own figures', async () => {
	const {status, cards: all} = await take(open());
	expect(status).toBe('');
	expect(all).toHaveLength(2);
	expect(all[0]).toMatchObject({
		index: 0,
		vendor: 'nvidia',
		source: 'NVML 580.65.06',
		name: 'NVIDIA GeForce RTX 4090',
		driver: '580.65.06',
		cuda: '13.1',
		memoryTotal: 24_564 * mebibyte,
		memoryUsed: 8200 * mebibyte,
		memoryFree: 16_064 * mebibyte,
		utilization: 0.87,
		temperature: 71,
		power: 402,
		powerLimit: 450,
		clock: 2520,
		memoryClock: 10_501,
		fan: 0.55,
		throttle: [],
		link: '4.0 ×16',
	});
	expect(all[1]).toMatchObject({index: 1, name: 'NVIDIA GeForce RTX 3060', memoryUsed: 212 * mebibyte, utilization: 0, fan: undefined, link: '4.0 ×8'});
});

test('the engine\'s memory is told apart; a process in both lists counts once; what the driver hides is left out', async () => {
	const [card, second] = await cards(open());
	expect(card!.memoryOwn).toBe(6144 * mebibyte);
	expect(card!.processes).toEqual([
		{pid: engine, name: expect.any(String) as unknown, memory: 6144 * mebibyte},
		{pid: 4_000_001, name: 'process 4000001', memory: 1024 * mebibyte},
		{pid: 4_000_002, name: 'process 4000002', memory: 300 * mebibyte},
	]);
	expect(second!.processes).toEqual([]);
	expect(second!.memoryOwn).toBeUndefined();
	fake.set('pid', process.pid);
	const own = await first(open(fake.path, process.pid));
	expect(own.processes![0]!.name).toMatch(/node/u);
	fake.set('many', 1);
	expect(await first(open())).toMatchObject({processes: []});
});

test.each([
	[0x0, []],
	[0x1, []],
	[0x4, ['power limit']],
	[0x8, ['slowed by hardware']],
	[0x8 | 0x40, ['too hot, stopped by hardware']],
	[0x4 | 0x20, ['power limit', 'too hot']],
	[0x8 | 0x80, ['power brake']],
	[0x70_00, []],
])('throttle bits %i are %j', async (bits, words) => {
	fake.set('throttle', bits);
	expect(await first(open())).toMatchObject({throttle: words});
});

describe('PCIe', () => {
	test('rates come from counters where there are such', async () => {
		const source = open();
		expect(await first(source, 0)).toMatchObject({receiveRate: undefined});
		fake.set('sent MiB', 10);
		fake.set('received MiB', 300);
		expect(await first(source, 1000)).toMatchObject({sendRate: 10 * mebibyte, receiveRate: 300 * mebibyte});
	});

	test.each([['an old driver', old], ['counters of 32 bits', fake]])('%s: measured on another thread, and the sample doesn\'t wait', async (_, library) => {
		library.set('narrow', 1);
		library.set('count', 1);
		const source = open(library.path);
		// Each direction takes 20 ms.
		const early = await first(source, 0);
		expect(early.sendRate).toBeUndefined();
		await vi.waitFor(async () => {
			expect(await first(source, 100)).toMatchObject({sendRate: 1_500_000, receiveRate: 2_500_000});
		}, {timeout: 10_000, interval: 5});
		const calls = library.get('calls');
		await take(source, 200);
		const perSample = library.get('calls') - calls;
		await take(source, 5100);
		await vi.waitFor(() => {
			expect(library.get('calls') - calls).toBe(2 * perSample + 2);
		}, {timeout: 10_000, interval: 5});
	});
});

test('an older driver: the first version of memory, no list of processes, throttling by its old name', async () => {
	old.set('throttle', 4);
	const [card] = await cards(open(old.path));
	expect(card).toMatchObject({memoryTotal: 24_564 * mebibyte, memoryUsed: 8500 * mebibyte, memoryFree: 16_064 * mebibyte, throttle: ['power limit']});
	expect(card!.processes).toBeUndefined();
	expect(card!.memoryOwn).toBeUndefined();
});

test('a card without memory of its own says so and tells the rest', async () => {
	fake.set('no memory', 1);
	expect(await first(open())).toMatchObject({memoryTotal: 0, failure: expect.stringContaining('how much memory') as unknown, temperature: 71});
});

test('what a card does not support is asked once; what is slow is asked less often', async () => {
	fake.set('count', 1);
	const source = open();
	await take(source, 0);
	const count = async (now: number): Promise<number> => {
		const before = fake.get('calls');
		await take(source, now);
		return fake.get('calls') - before;
	};

	const normal = await count(1000);
	fake.set('slow', 3000);
	expect(await count(2000)).toBe(normal);
	expect(await count(3000)).toBe(normal - 1);
	expect(await first(source, 3000)).toMatchObject({power: 402});
	fake.set('slow', 0);
	expect(await count(60_000)).toBe(normal);
});

test('a driver that holds its answer holds up nobody', async () => {
	const source = createNvmlSource({path: fake.path, enginePid: () => engine, patience: 20});
	opened.push(source);
	await vi.waitFor(async () => {
		expect(await cards(source)).toHaveLength(2);
	}, {timeout: 10_000, interval: 1});
	fake.set('hang', 1);
	// To wait for it would be to wait for ever.
	const [hung, second] = await cards(source, 1000);
	expect(hung).toMatchObject({temperature: 71, failure: expect.stringContaining('not answered in time') as unknown});
	expect(second).toMatchObject({index: 1, temperature: 38});
	fake.set('hang', 0);
	await vi.waitFor(async () => {
		expect(await first(source, 2000)).toMatchObject({temperature: 71, failure: undefined});
	}, {timeout: 10_000, interval: 1});
});

test('a start that takes long is said, and not waited for', async () => {
	fake.set('slow start', 50_000);
	const source = createNvmlSource({path: fake.path, enginePid: () => engine, patience: 1});
	opened.push(source);
	expect(await take(source)).toEqual({status: 'waiting for the NVIDIA driver to start', cards: []});
	await vi.waitFor(async () => {
		expect(await cards(source, 1)).toHaveLength(2);
	}, {timeout: 10_000, interval: 1});
});

describe('a lost card', () => {
	test('stays in the list as lost, and its figures go; the other goes on; it comes back', async () => {
		const source = open();
		await take(source, 0);
		fake.set('lost', 0);
		const {status, cards: all} = await take(source, 1000);
		expect(status).toContain('fallen off the bus');
		expect(all[0]).toMatchObject({index: 0, lost: true, name: 'NVIDIA GeForce RTX 4090', memoryTotal: 24_564 * mebibyte, memoryUsed: 0});
		expect(all[0]!.temperature).toBeUndefined();
		expect(all[1]).toMatchObject({index: 1, temperature: 38});
		fake.set('lost', -1);
		expect(await first(source, 2000)).toMatchObject({lost: true});
		expect(await first(source, 31_000)).toMatchObject({temperature: 71});
		expect(await take(source, 32_000)).toMatchObject({status: ''});
		expect(fake.get('started')).toBe(1);
	});

	test('lost before LISA came: said, and not shown', async () => {
		fake.set('lost', 1);
		const {status, cards: all} = await take(open());
		expect(all).toHaveLength(1);
		expect(status).toContain('fallen off the bus');
	});
});

test.each([
	[18, /updated.*restart the machine/u],
	[9, /not loaded: run `sudo modprobe nvidia`/u],
	[4, /group/u],
	[999, /error 999/u],
])('code %i at the start is a sentence that says what to do', async (code, sentence) => {
	fake.set('init', code);
	const source = open();
	expect(await take(source, 0)).toEqual({status: expect.stringMatching(sentence) as unknown, cards: []});
	// Mended while LISA runs.
	fake.set('init', 0);
	expect(await cards(source, 1000)).toEqual([]);
	expect(await cards(source, 30_000)).toHaveLength(2);
});

test('a machine whose card comes later', async () => {
	fake.set('count', 0);
	const source = open();
	expect(await take(source, 0)).toEqual({status: '', cards: []});
	fake.set('count', 1);
	expect(await cards(source, 29_000)).toEqual([]);
	expect(await cards(source, 30_000)).toHaveLength(1);
});

test.each([['a missing library', '/nonexistent/libnvidia-ml.so.1'], ['a library that is none', other.path]])('%s is a sentence, or nothing where no card is known of', async (_, path) => {
	expect(await take(open(path))).toEqual({status: expect.stringContaining('install the NVIDIA driver') as unknown, cards: []});
	expect((await take(createNvmlSource({path, enginePid: () => undefined, required: false})))).toEqual({status: '', cards: []});
});

test('closing shuts NVML down, though it be at work on another thread', async () => {
	const source = open(old.path);
	await take(source, 0);
	expect(old.get('started')).toBe(1);
	source.close();
	expect(old.get('started')).toBe(1);
	await vi.waitFor(() => {
		expect(old.get('started')).toBe(0);
	}, {timeout: 10_000, interval: 1});
});

test('memory stays flat over thousands of readings, and one costs little', async () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const source = open();
	let now = 0;
	const held = async (count: number): Promise<number> => {
		for (let index = 0; index < count; index++) {
			now += 1000;
			await take(source, now);
		}

		collect();
		return process.memoryUsage.rss();
	};

	await held(1000);
	const before = await held(1000);
	const begun = process.cpuUsage();
	const after = await held(3000);
	const {user, system} = process.cpuUsage(begun);
	expect(after - before).toBeLessThan(8 * 2 ** 20);
	expect((user + system) / 3000).toBeLessThan(1000);
});
