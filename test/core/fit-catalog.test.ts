import {describe, expect, test} from 'vitest';
import {catalog} from '../../source/core/catalog.ts';
import {cardBandwidth} from '../../source/core/fit-cards.ts';
import {catalogShape, fitCatalogModel} from '../../source/core/fit-catalog.ts';
import {commonRungs} from '../../source/core/ladder.ts';

const GiB = 2 ** 30;

test('the models of the hardware document are there, with its figures', () => {
	const figures = Object.fromEntries(catalog.filter(({documented}) => documented).map(({id, documented}) => [id, documented]));
	expect(figures).toEqual({
		'mistral-7b-instruct': [5, 6],
		'tinyllama-1.1b': [1, 2],
		'gpt4all-j': [6, 6],
		'gpt4all-13b-snoozy': [4, 12],
		'llama-2-7b': [8, 8],
		'llama-2-13b': [12, 12],
	});
});

test('no name is given twice', () => {
	const ids = catalog.map(({id}) => id);
	expect(new Set(ids).size).toBe(ids.length);
});

describe.each(catalog)('$name', model => {
	test('its figures agree with each other', () => {
		expect(model.id).toMatch(/^[a-z\d.-]+$/);
		expect(model.source).toMatch(/^[\w.-]+\/[\w.-]+$/);
		// Where it loads, it can be fetched.
		expect(model.gguf === undefined).toBe(!model.loads);
		expect(model.gguf ?? 'a/b').toMatch(/^[\w.-]+\/[\w.-]+$/);
		expect(model.heads % model.kvHeads).toBe(0);
		expect(model.embedding % 32).toBe(0);
		expect(model.headSize).toBeGreaterThanOrEqual(64);
		expect(model.context).toBeGreaterThanOrEqual(2048);
		expect(model.licence).not.toBe('');
	});

	test('its shape has about as many weights as it says', () => {
		const {blocks, embedding, feedForward = 0, heads, kvHeads, keyLength, vocabulary} = catalogShape(model);
		const layer = embedding * keyLength * (2 * heads + 2 * Number(kvHeads)) + 3 * embedding * feedForward;
		expect(feedForward / embedding).toBeGreaterThan(1.5);
		expect(feedForward / embedding).toBeLessThan(8);
		expect((blocks * layer + 2 * vocabulary * embedding) / (model.parameters * 1e9)).toBeCloseTo(1, 3);
	});

	test('every rung needs less than the one above it', () => {
		const rungs = fitCatalogModel(model, {context: 4096}, {memoryFree: 64 * GiB, cards: [{name: 'card', free: 24 * GiB, bandwidth: 936e9}], memoryBandwidth: 40e9});
		expect(rungs.map(({name}) => name)).toEqual(commonRungs);
		for (const [index, {fit, size}] of rungs.slice(1).entries()) {
			const above = rungs[index]!;
			expect(size).toBeLessThan(above.size);
			expect(fit.host.total + fit.card!.total).toBeLessThan(above.fit.host.total + above.fit.card!.total);
			expect(fit.speed!.tokensPerSecond).toBeGreaterThan(above.fit.speed!.tokensPerSecond);
		}
	});
});

test.each([
	['NVIDIA GeForce RTX 4070', 504e9],
	['NVIDIA GeForce RTX 4070 Ti SUPER', 672e9],
	['NVIDIA GeForce RTX 3060', 360e9],
	['NVIDIA GeForce RTX 3060 Ti', 448e9],
	['NVIDIA H100 80GB HBM3', 3350e9],
	['AMD Radeon RX 7900 XTX', 960e9],
	['some card', undefined],
])('%s', (name, bandwidth) => {
	expect(cardBandwidth(name)).toBe(bandwidth);
});
