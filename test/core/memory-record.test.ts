import {expect, test} from 'vitest';
import {memoryCorrection, readMeasurements, wholeResident, type MemoryMeasurement} from '../../source/core/memory-record.ts';

const wanted = {path: '/m', size: 100, context: 2048, kvType: 'F16', cardLayers: 0, batch: 512} as const;
const seen = (change: Partial<MemoryMeasurement>): MemoryMeasurement => ({...wanted, predicted: 1000, resident: 1050, ...change});

test.each<[string, MemoryMeasurement[], number]>([
	['nothing was measured', [], 1],
	['loaded alike', [seen({})], 1.05],
	['the newest counts', [seen({}), seen({resident: 1030})], 1.03],
	['loaded alike comes before newer', [seen({}), seen({context: 8192, resident: 1100})], 1.05],
	['the same file with another context', [seen({context: 8192, resident: 1100})], 1.1],
	['another file', [seen({path: '/n'})], 1],
	['another file of the same name', [seen({size: 99})], 1],
	['on the card', [seen({cardLayers: 10})], 1],
	['read into memory instead of being mapped', [seen({mapped: false})], 1],
	['without flash attention, where there is one with it', [seen({}), seen({flashAttention: false, resident: 1200})], 1.05],
	['not to be believed', [seen({resident: 300}), seen({resident: 3000})], 1],
	['nothing predicted', [seen({predicted: 0})], 1],
])('%s', (_, measurements, factor) => {
	expect(memoryCorrection(wanted, measurements).host).toBeCloseTo(factor, 6);
});

test('cards are corrected by what was seen on cards', () => {
	const onCard = {...wanted, cardLayers: 20};
	expect(memoryCorrection(onCard, [seen({cardLayers: 20, card: {predicted: 1000, resident: 1100}}), seen({cardLayers: 20, resident: 900})])).toEqual({host: 0.9, card: 1.1});
	expect(memoryCorrection(onCard, [seen({card: {predicted: 1000, resident: 1100}})])).toEqual({host: 1, card: 1});
});

test.each<[string | undefined, number]>([
	[undefined, 0],
	['[{"path":"/m","predicted":1,"resident":1}, null, {"path":"/m"}, 3]', 1],
	['{}', 0],
	['not JSON', 0],
])('kept as %s', (text, count) => {
	expect(readMeasurements(text)).toHaveLength(count);
});

test.each([
	['pages that are not there count', {anonymous: 100, mapped: 900}, 1000, 1100],
	['the program\'s own pages count', {anonymous: 100, mapped: 1064}, 1000, 1164],
] as const)('%s', (_, held, weights, bytes) => {
	expect(wholeResident(held, weights)).toBe(bytes);
});
