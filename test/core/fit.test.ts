import {describe, expect, test} from 'vitest';
import {catalog} from '../../source/core/catalog.ts';
import {fit, type FitBox} from '../../source/core/fit.ts';
import {bestChoices} from '../../source/core/fit-choice.ts';
import {fitCatalogModel} from '../../source/core/fit-catalog.ts';
import {bytesPerToken} from '../../source/core/fit-speed.ts';
import {computeBytes, kvPerLayer, repackedBytes} from '../../source/core/fit-memory.ts';
import type {ModelShape} from '../../source/core/gguf-header.ts';
import {partsOf} from '../../source/core/gguf-parts.ts';
import {layOutGguf} from '../helpers/gguf-writer.ts';
import {parseGguf} from '../../source/core/gguf.ts';
import {documentShapes, sparseSpec, type SparseShape} from '../../benchmark/sparse-model.ts';

const MiB = 2 ** 20;
const GiB = 2 ** 30;
const box: FitBox = {memoryFree: 24 * GiB, cards: []};
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A model of a real shape, from the header that its file would have. */
function model(shape: SparseShape, quantization: string) {
	const layout = layOutGguf(sparseSpec(shape, quantization));
	const result = parseGguf(layout.header, layout.size);
	if (result.state !== 'read') {
		throw new Error(JSON.stringify(result));
	}

	return {shape: result.header.shape!, size: layout.size, quantization, parts: partsOf(result.header.tensors), parameters: result.header.parameters};
}

const [tiny, mistral, llama7, llama13] = documentShapes as [SparseShape, SparseShape, SparseShape, SparseShape];
const wide: SparseShape = {name: 'wide', blocks: 4, embedding: 4096, feedForward: 28_672, heads: 32, kvHeads: 8, vocabulary: 32_000, context: 131_072};
const manyTokens: SparseShape = {name: 'many tokens', blocks: 4, embedding: 2560, feedForward: 9728, heads: 32, kvHeads: 8, vocabulary: 151_936, context: 32_768};

// What llama.cpp v0.5.0 printed for these very shapes (`benchmark/estimate.ts` measures again).
describe('llama.cpp’s own figures, in MiB', () => {
	test.each([
		{shape: tiny, context: 4096, kv: 88, compute: 70.5},
		{shape: tiny, context: 2048, kv: 44, compute: 70.5},
		{shape: tiny, context: 4096, flashAttention: false, kv: 88, compute: 285.01},
		{shape: mistral, context: 8192, kv: 1024, compute: 124.01},
		{shape: llama7, context: 4096, kv: 2048, compute: 100.51},
		{shape: llama7, context: 4096, flashAttention: false, kv: 2048, compute: 320.01},
		{shape: {...llama13, blocks: 4}, context: 4096, kv: 320, compute: 125.01},
		{shape: wide, context: 65_536, kv: 1024, compute: 264.01},
		{shape: manyTokens, context: 8192, kv: 80, compute: 306.75},
		{shape: manyTokens, context: 8192, flashAttention: false, kv: 80, compute: 555.51},
	])('$shape.name at $context: KV $kv, compute $compute', ({shape, context, flashAttention, kv, compute}) => {
		const {shape: found} = model(shape, 'Q8_0');
		expect(sum(kvPerLayer(found, {context})) / MiB).toBe(kv);
		expect(computeBytes(found, {context, flashAttention}) / MiB).toBeCloseTo(compute, 1);
	});

	test.each([
		{shape: tiny, quantization: 'Q4_K_M', repacked: 448.59, mapped: 639.14},
		{shape: tiny, quantization: 'Q8_0', repacked: 0, mapped: 1114.91},
		{shape: mistral, quantization: 'Q4_K_M', repacked: 3204, mapped: 4169.52},
		{shape: llama7, quantization: 'Q4_K_M', repacked: 2943, mapped: 3891.24},
	])('$shape.name $quantization: mapped $mapped, repacked $repacked', ({shape, quantization, repacked, mapped}) => {
		const {parts} = model(shape, quantization);
		expect(repackedBytes(parts, 'avx2') / MiB).toBeCloseTo(repacked, 1);
		expect(parts.total / MiB).toBeCloseTo(mapped, 1);
	});

	test('KV in Q8_0', () => {
		expect(sum(kvPerLayer(model(mistral, 'Q8_0').shape, {context: 8192, kvType: 'Q8_0'})) / MiB).toBe(544);
	});
});

// Resident memory as measured after the load, after the context, and (the first two) after 512 tokens.
test.each([
	{shape: tiny, quantization: 'Q4_K_M', context: 4096, resident: 1391},
	{shape: tiny, quantization: 'Q8_0', context: 4096, resident: 1405},
	{shape: mistral, quantization: 'Q4_K_M', context: 8192, resident: 8518},
	{shape: llama7, quantization: 'Q4_K_M', context: 4096, resident: 9012},
])('$shape.name $quantization: within 10 % of the $resident MiB measured', ({shape, quantization, context, resident}) => {
	const {host} = fit(model(shape, quantization), {context: Math.min(context, shape.context * 2)}, {...box});
	const kv = sum(kvPerLayer(model(shape, quantization).shape, {context}));
	expect((host.resident - host.kv + kv) / MiB / resident).toBeGreaterThan(0.9);
	expect((host.resident - host.kv + kv) / MiB / resident).toBeLessThan(1.1);
});

describe('sliding windows', () => {
	const gemma: ModelShape = {architecture: 'gemma3', blocks: 12, embedding: 1152, heads: 4, kvHeads: 1, keyLength: 256, valueLength: 256, slidingWindow: 512, trainedContext: 32_768, vocabulary: 262_144, recurrent: false};
	test('five of six layers of Gemma 3 keep the window and a batch only', () => {
		const layers = kvPerLayer(gemma, {context: 8192});
		expect(layers.map(bytes => bytes / 1024)).toEqual([1024, 1024, 1024, 1024, 1024, 8192, 1024, 1024, 1024, 1024, 1024, 8192]);
	});

	test('a list says it layer by layer', () => {
		expect(kvPerLayer({...gemma, blocks: 3, slidingPattern: [0, 1, 0]}, {context: 8192}).map(bytes => bytes / 1024)).toEqual([8192, 1024, 8192]);
	});

	test('llama names a window and does not use it', () => {
		expect(new Set(kvPerLayer({...gemma, architecture: 'llama'}, {context: 8192}))).toEqual(new Set([8192 * 1024]));
	});

	test('KV heads layer by layer, layers that share, layers without attention, latent attention', () => {
		const plain = {...gemma, architecture: 'llama', blocks: 4, slidingWindow: undefined};
		expect(kvPerLayer({...plain, kvHeads: [1, 0, 2, 1]}, {context: 256}).map(bytes => bytes / 1024)).toEqual([256, 0, 512, 256]);
		expect(kvPerLayer({...plain, sharedLayers: 2}, {context: 256}).map(bytes => bytes / 1024)).toEqual([256, 256, 0, 0]);
		expect(kvPerLayer({...plain, attentionInterval: 4}, {context: 256}).map(bytes => bytes / 1024)).toEqual([0, 0, 0, 256]);
		expect(kvPerLayer({...plain, latent: 192}, {context: 256}).map(bytes => bytes / 1024)).toEqual([128, 128, 128, 128]);
	});
});

describe('the hardware document', () => {
	const card12: FitBox = {memoryFree: 64 * GiB, cards: [{name: 'RTX 3060', free: 12 * GiB, bandwidth: 360e9}]};
	test.each([
		{id: 'mistral-7b-instruct', rung: 'Q4_K_M', from: 5, to: 6},
		{id: 'tinyllama-1.1b', rung: 'Q4_K_M', from: 1, to: 2},
		{id: 'gpt4all-j', rung: 'Q6_K', from: 5.5, to: 6.8},
		{id: 'llama-2-7b', rung: 'Q6_K', from: 7.5, to: 8.5},
		{id: 'llama-2-13b', rung: 'Q4_K_M', from: 11, to: 12.5},
	])('$id at $rung takes $from to $to GB of VRAM', ({id, rung, from, to}) => {
		const {fit: answer} = fitCatalogModel(catalog.find(each => each.id === id)!, {context: 4096}, card12).find(({name}) => name === rung)!;
		expect(answer.words).toMatch(/^fits/);
		expect(answer.card!.total / 1e9).toBeGreaterThan(from);
		expect(answer.card!.total / 1e9).toBeLessThan(to);
	});

	test('a shape guessed from the catalog comes to what the file’s own tensors do', () => {
		for (const [id, shape] of [['mistral-7b-instruct', mistral], ['tinyllama-1.1b', tiny], ['llama-2-7b', llama7], ['llama-2-13b', llama13]] as const) {
			const guessed = fitCatalogModel(catalog.find(each => each.id === id)!, {context: 2048}, box).find(({name}) => name === 'Q4_K_M')!.fit;
			const real = fit(model(shape, 'Q4_K_M'), {context: 2048}, box);
			expect(guessed.host.resident / real.host.resident).toBeCloseTo(1, 1);
		}
	});
});

describe('grades', () => {
	const seven = model(llama7, 'Q4_K_M');
	const cards = (free: number): FitBox => ({memoryFree: 24 * GiB, cards: [{name: 'card', free, bandwidth: 448e9}], memoryBandwidth: 40e9});
	test.each<[string, FitBox, string, string]>([
		['no card', box, 'fits', 'good'],
		['no card and little memory', {...box, memoryFree: 6.5 * GiB}, 'fits, tightly', 'tight'],
		['no card and less memory', {...box, memoryFree: 4 * GiB}, 'too big', 'bad'],
		['24 GB card', cards(24 * GiB), 'fits', 'good'],
		['a card just large enough', cards(6.5 * GiB), 'fits, tightly', 'tight'],
		['4 GB card', cards(4 * GiB), 'partly (19/33 layers)', 'tight'],
		['a card that is full', cards(0.2 * GiB), 'on the CPU', 'tight'],
		['4 GB card and no memory', {...cards(4 * GiB), memoryFree: GiB}, 'too big', 'bad'],
	])('%s', (_, where, words, tone) => {
		expect(fit(seven, {context: 4096}, where)).toMatchObject({words, tone});
	});

	test.each<[string, number, string, string]>([
		['as many as there is room for', 17, 'partly (17/33 layers)', 'tight'],
		['more than the card holds', 33, 'card too small', 'bad'],
		['none', 0, 'on the CPU', 'tight'],
	])('layers that are fixed: %s', (_, cardLayers, words, tone) => {
		expect(fit(seven, {context: 4096, cardLayers}, cards(4 * GiB))).toMatchObject({grade: 'partly', words, tone});
	});

	test('needs grow with the context, shrink with the KV type, and never go below zero', () => {
		const total = (context: number, kvType?: 'Q8_0') => fit(seven, {context, kvType}, box).host.total;
		expect(total(4096)).toBeGreaterThan(total(2048));
		expect(total(4096, 'Q8_0')).toBeLessThan(total(4096));
		expect(total(1)).toBeGreaterThan(0);
		expect(fit(seven, {context: 1_000_000}, box).context).toBe(4096);
	});

	test('read into memory it needs as much and shows less: there is no first copy of what is laid out anew', () => {
		const {host: mapped} = fit(seven, {context: 4096}, box);
		const {host: read} = fit(seven, {context: 4096, mapped: false}, box);
		expect(mapped.repacked).toBeGreaterThan(0);
		expect(read.total).toBeCloseTo(mapped.total, 0);
		expect(mapped.resident - read.resident).toBeCloseTo(mapped.repacked, 0);
		expect(fit(seven, {context: 4096, pinned: true}, box).host.total).toBeGreaterThan(read.total);
	});

	test('what is on host and card together is what the model has', () => {
		const {host, card} = fit(seven, {context: 4096}, cards(4 * GiB));
		expect((host.weights + card!.weights) / seven.size).toBeCloseTo(1, 5);
		expect((host.kv + card!.kv) / MiB).toBeCloseTo(2048, 5);
	});
});

describe('speed', () => {
	const seven = {...model(llama7, 'Q4_K_M'), path: '/m/7b-q4.gguf'};
	test('measured here, before scaled, before bandwidth, before nothing', () => {
		const measurement = {path: '/m/7b-q4.gguf', weightBytes: 4e9, tokensPerSecond: 9, onCard: false};
		const speed = (extra: Partial<FitBox>) => fit(seven, {context: 4096}, {...box, ...extra}).speed;
		expect(speed({measurements: [measurement]})).toEqual({tokensPerSecond: 9, basis: 'measured'});
		const scaled = speed({measurements: [{...measurement, path: '/m/other.gguf'}]})!;
		expect(scaled.basis).toBe('scaled');
		expect(scaled.tokensPerSecond).toBeCloseTo(9 * 4e9 / bytesPerToken(seven.shape, seven.parts, 0), 5);
		expect(speed({memoryBandwidth: 40e9})).toMatchObject({basis: 'bandwidth'});
		expect(speed({})).toBeUndefined();
	});

	test.each([256, 4096, 32_768])('a rate that was measured is scaled by the weights alone, with room for %i tokens too', context => {
		const small = (quantization: string) => ({...model(tiny, quantization), path: `/m/${quantization}.gguf`});
		const weightBytes = ({shape, parts}: ReturnType<typeof small>) => bytesPerToken(shape, parts, 0);
		const [from, to] = [small('F16'), small('Q4_K_M')];
		const measured = {path: from.path, weightBytes: weightBytes(from), tokensPerSecond: 10, onCard: false};
		const {speed} = fit(to, {context}, {...box, measurements: [measured]});
		expect(speed).toEqual({tokensPerSecond: 10 * weightBytes(from) / weightBytes(to), basis: 'scaled'});
	});

	test('the rate this stack was measured at is what its bandwidth leads to expect', () => {
		// 38 ms a token for TinyLlama Q4_K_M on two cores that copy about 24 GB/s.
		const {speed} = fit(model(tiny, 'Q4_K_M'), {context: 2048}, {...box, memoryBandwidth: 24e9});
		expect(speed!.tokensPerSecond).toBeGreaterThan(20);
		expect(speed!.tokensPerSecond).toBeLessThan(42);
	});
});

test('the best rung for a box, three ways', () => {
	const mistralRow = catalog.find(({id}) => id === 'mistral-7b-instruct')!;
	const names = (gibibytes: number) => {
		const best = bestChoices(fitCatalogModel(mistralRow, {context: 4096}, {memoryFree: 2 * GiB + gibibytes * GiB, cards: [{name: 'card', free: gibibytes * GiB}]}));
		return [best.fast?.name, best.balanced?.name, best.bestQuality?.name];
	};

	expect(names(24)).toEqual(['Q4_K_M', 'Q5_K_M', 'F16']);
	expect(names(8)).toEqual(['Q4_K_M', 'Q5_K_M', 'Q6_K']);
	expect(names(4.6)).toEqual(['Q3_K_M', 'Q3_K_M', 'Q3_K_M']);
	expect(names(0.5)).toEqual([undefined, undefined, undefined]);
});
