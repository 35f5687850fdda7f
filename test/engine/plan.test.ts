import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import type {EngineCard} from '../../source/core/engine-protocol.ts';
import {fit} from '../../source/core/fit.ts';
import type {LoadPlan} from '../../source/core/load-plan.ts';
import {Complaints} from '../../source/engine/complaints.ts';
import {readHeader, type Header} from '../../source/engine/header.ts';
import {loadFitting} from '../../source/engine/load-fitting.ts';
import type {Machine} from '../../source/engine/machine.ts';
import {checkSecondContext, planFor} from '../../source/engine/plan.ts';
import type {Rung} from '../../source/engine/rung.ts';
import {tinyShape, writeModel} from '../helpers/model.ts';

vi.setConfig({testTimeout: 30_000});

const mib = 2 ** 20;
const gib = 2 ** 30;
const folder = mkdtempSync(join(tmpdir(), 'lisa-plan-'));
const path = join(folder, 'm-F16.gguf');
let header: Header;

beforeAll(async () => {
	// Eight layers, whose cache counts.
	writeModel(path, {...tinyShape, layers: 8, context: 8192});
	header = await readHeader(path);
});

afterAll(() => {
	rmSync(folder, {recursive: true});
});

/** What a card is asked for beside weights and cache: the driver's share and the reserve. */
const beside = (320 + 256) * mib;

type Card = {readonly free: number; readonly names?: readonly string[]; readonly seen?: readonly EngineCard[]; readonly most?: number};

/** A machine with cards, as the library and the host tell of them. Where more layers go there than it has room for, it fails as llama.cpp does. */
function machineWith({free, names = ['card'], seen, most = Infinity}: Card): Machine & {readonly loads: number[]} {
	const complaints = new Complaints();
	const loads: number[] = [];
	const llama = {
		gpu: 'cuda',
		maxThreads: 1,
		getVramState: async () => ({total: 24 * gib, used: 24 * gib - free, free, unifiedSize: 0}),
		getGpuDeviceNames: async () => names,
		async loadModel({gpuLayers}: {gpuLayers: number}) {
			loads.push(gpuLayers);
			if (gpuLayers > most) {
				complaints.hear('ggml_backend_cuda_buffer_type_alloc_buffer: allocating 4000.00 MiB on device 0: cudaMalloc failed: out of memory\n');
				throw new Error('Failed to load model');
			}

			return {llama, gpuLayers, size: header.size, createContext: async ({contextSize}: {contextSize: number}) => ({contextSize, getSequence: () => ({})}), async dispose() {}};
		},
	};
	return {llama, cores: 1, freeMemory: () => 8 * gib, loads, complaints: () => complaints.take(), ...(seen && {box: () => ({cards: seen, memory: []})})} as unknown as Machine & {readonly loads: number[]};
}

/** As much of a rung as planning looks at. */
const rungOf = (plan: LoadPlan) => ({plan, settings: {path}}) as unknown as Rung;

const card = (free: number, own = 0): EngineCard => ({name: 'card', free, own});

describe('layers by what is free on the cards', () => {
	test.each<[string, Card, number]>([
		['all', {free: 4 * gib}, 9],
		['none, where there is room for little more than the driver', {free: beside}, 0],
		['what the host sees of one card is not the library’s to take away', {free: 100 * mib, seen: [card(100 * mib, 4 * gib)]}, 9],
		['on two cards, by what is free on each', {free: 4 * gib, names: ['a', 'b'], seen: [card(2 * gib), card(2 * gib)]}, 9],
		['the library sees another number of cards: it is believed', {free: 100 * mib, names: ['a', 'b'], seen: [card(4 * gib)]}, 0],
	])('%s', async (_, machine, layers) => {
		expect(await planFor({path}, header, machineWith(machine))).toMatchObject({gpuLayers: layers});
	});

	test('split over both', async () => {
		const {fit: answer} = await planFor({path}, header, machineWith({free: 4 * gib, names: ['a', 'b'], seen: [card(2 * gib), card(gib)]}));
		expect(answer.split).toEqual([6, 3]);
	});

	test('what the rung in use holds there is free only when it goes', async () => {
		const machine = machineWith({free: 200 * mib, names: ['a', 'b'], seen: [card(0.1 * gib, 2 * gib), card(0.1 * gib, 2 * gib)]});
		const old = rungOf(await planFor({path}, header, machine));
		expect(await planFor({path}, header, machine, {released: old})).toMatchObject({gpuLayers: 9});
		expect(await planFor({path}, header, machine, {kept: old})).toMatchObject({gpuLayers: 0});
	});
});

test('in main memory the mapped pages of a rung that stays are not free', async () => {
	const machine = {llama: {gpu: false}, cores: 1, freeMemory: () => 400 * mib} as unknown as Machine;
	const plan = await planFor({path}, header, machine);
	const {host} = fit({path, size: 120 * mib, shape: header.gguf.shape!, quantization: 'F16', parts: {...header.parts, total: 120 * mib}}, {context: 8192}, {memoryFree: gib, cards: [], running: true});
	const old = rungOf({...plan, fit: {...plan.fit, host}});
	await expect(planFor({path, contextSize: 8192}, header, machine, {kept: old})).rejects.toMatchObject({code: 'out-of-memory'});
	expect(await planFor({path, contextSize: 8192}, header, machine, {released: old})).toMatchObject({contextSize: 8192});
});

test.each<[memory: number, card: number, contextSize: number, message: RegExp | undefined]>([
	[gib, 4 * gib, 8192, undefined],
	[gib, 0, 8192, undefined],
	[272 * mib, 0, 4096, /4,096 tokens needs .* of memory more/u],
	[gib, 260 * mib, 8192, /8,192 tokens needs .* of VRAM more/u],
])('a second context beside a rung, with %d of memory and %d of VRAM free', async (memory, vram, contextSize, message) => {
	const roomy = vram > 0 ? machineWith({free: 4 * gib}) : {llama: {gpu: false}, cores: 1, freeMemory: () => 2 * gib} as unknown as Machine;
	const plan = await planFor({path, contextSize: 512}, header, roomy);
	const rung = {plan: {...plan, fit: {...plan.fit, host: {...plan.fit.host, weights: 0}}}, header, settings: {path}} as unknown as Rung;
	const machine = {...(vram > 0 ? machineWith({free: vram}) : roomy), freeMemory: () => memory} as unknown as Machine;
	const checked = checkSecondContext(rung, contextSize, machine);
	await (message === undefined ? expect(checked).resolves.toBeUndefined() : expect(checked).rejects.toMatchObject({code: 'out-of-memory', message: expect.stringMatching(message) as string}));
});

describe('a card that has less than it said', () => {
	test('the load takes fewer layers, and says so', async () => {
		const machine = machineWith({free: 4 * gib, most: 3});
		const {info} = await loadFitting({path}, {machine, header});
		expect(machine.loads).toEqual([9, 9, 9, 4, 2]);
		expect(info.gpuLayers).toBe(2);
		expect(info.adjusted).toBe('128 tokens at once instead of 512, KV cache in Q8_0 instead of F16, 2 layers on the card instead of 9');
		expect(info.chosen).toMatch(/^2\/9 layers on the card, 8,192 tokens, 128 at once: /u);
	});

	test('layers that were asked for are given up too, since otherwise nothing would be there', async () => {
		const machine = machineWith({free: 4 * gib, most: 0});
		const {info} = await loadFitting({path, gpuLayers: 5}, {machine, header});
		expect(machine.loads.at(-1)).toBe(0);
		expect(info.adjusted).toContain('0 layers on the card');
	});

	test('a file that is refused for another reason is refused', async () => {
		const machine = machineWith({free: 4 * gib});
		const llama = {...machine.llama, async loadModel() {
			throw new Error('Failed to load model');
		}};
		await expect(loadFitting({path}, {machine: {...machine, llama} as unknown as Machine, header})).rejects.toMatchObject({code: 'model-refused'});
	});
});
