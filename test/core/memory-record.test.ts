import {expect, test} from 'vitest';
import {memoryCorrection, type MemoryMeasurement} from '../../source/core/memory-record.ts';

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
	['not to be believed', [seen({resident: 300}), seen({resident: 3000})], 1],
	['nothing predicted', [seen({predicted: 0})], 1],
])('%s', (_, measurements, factor) => {
	expect(memoryCorrection(wanted, measurements)).toBeCloseTo(factor, 6);
});
