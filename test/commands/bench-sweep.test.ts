import {describe, expect, test} from 'vitest';
import {benchFormats} from '../../source/commands/bench-formats.ts';
import {checkProfile, sweepPoints, type SweepFlags} from '../../source/commands/bench-sweep.ts';
import {sweepBlocks, type SweepRow} from '../../source/commands/bench-sweep-table.ts';
import {printer} from '../../source/commands/models-print.ts';
import type {BenchReport} from '../../source/core/bench.ts';

const spread = (median: number) => ({median, least: median, greatest: median});

function reportOf({rung = 'Q4_K_M', promptTokens = 512, threads = 2, decode = 42.7, previous}: {readonly rung?: string; readonly promptTokens?: number; readonly threads?: number; readonly decode?: number; readonly previous?: number} = {}): BenchReport {
	return {
		runs: [{prefill: {tokens: promptTokens, milliseconds: 1}, firstToken: 1, intervals: [], threads}],
		peakMemory: 2 ** 30,
		prefillRate: spread(1840),
		decodeRate: spread(decode),
		firstToken: spread(312),
		intervals: {p50: 23.4, p95: 27, p99: 31, jitter: 1.2},
		inferences: 0.302,
		time: Date.UTC(2026, 10, 24),
		model: {path: '/m/a.gguf', name: 'mis\u001B[2Jtral', rung, fileSize: 4, backend: 'CPU', gpuLayers: 0, layers: 33, batchSize: 512},
		settings: {promptTokens, replyTokens: 128, repetitions: 1, threads},
		loadTime: 1400,
		loadRate: 2.9e9,
		wasLoaded: false,
		...(previous !== undefined && {previous: {time: 0, prefillRate: 1, decodeRate: previous}}),
	};
}

function printed(rows: readonly SweepRow[]): string {
	let text = '';
	printer(false, {write(piece: string) {
		text += piece;
		return true;
	}})({data: {}, blocks: sweepBlocks(rows)});
	return text;
}

describe('what is measured', () => {
	test.each<[models: readonly string[], flags: SweepFlags, points: ReadonlyArray<readonly [path: string | undefined, batch: number | undefined, context: number, threads: number | undefined]>]>([
		[[], {}, [[undefined, undefined, 512, undefined]]],
		[[], {model: '/a.gguf'}, [['/a.gguf', undefined, 512, undefined]]],
		[['/a.gguf', '/b.gguf'], {model: '/c.gguf'}, [['/a.gguf', undefined, 512, undefined], ['/b.gguf', undefined, 512, undefined]]],
		[['/a.gguf'], {context: '512,2048', threads: '1, 2'}, [['/a.gguf', undefined, 512, 1], ['/a.gguf', undefined, 512, 2], ['/a.gguf', undefined, 2048, 1], ['/a.gguf', undefined, 2048, 2]]],
		[['/a.gguf'], {batch: '128,512', context: '64,128'}, [['/a.gguf', 128, 64, undefined], ['/a.gguf', 128, 128, undefined], ['/a.gguf', 512, 64, undefined], ['/a.gguf', 512, 128, undefined]]],
	])('%j %j', (models, flags, expected) => {
		const points = sweepPoints(models, flags);
		expect(points.map(({load, settings}) => [load.path, load.batchSize, settings.promptTokens, settings.threads])).toEqual(expected);
		// The conversation's own context is not touched, and threads are fixed for the benchmark alone.
		expect(points.every(({load}) => load.contextSize === undefined && load.threads === undefined)).toBe(true);
	});

	test('a load is as the settings say, but for the context of a conversation', () => {
		const usual = {path: '/set.gguf', contextSize: 1024, threads: 1, kvType: 'Q8_0', mlock: true} as const;
		expect(sweepPoints([], {usual}).map(({load}) => load)).toEqual([{usual: {path: '/set.gguf', threads: 1, kvType: 'Q8_0', mlock: true}}]);
		expect(sweepPoints(['/a.gguf'], {usual, kvType: 'F16'}).map(({load}) => load)).toMatchObject([{path: '/a.gguf', kvType: 'F16'}]);
	});

	test.each<[flags: SweepFlags, message: RegExp]>([
		[{context: '512,'}, /--context needs a whole number/],
		[{context: 'many'}, /--context needs a whole number/],
		[{threads: '0'}, /--threads needs a whole number from 1/],
		[{batch: '512,8'}, /--batch needs a whole number from 32/],
		[{threads: ''}, /--threads/],
	])('%j is refused', (flags, message) => {
		expect(() => sweepPoints([], flags)).toThrow(message);
	});

	test('a profile is of one', () => {
		checkProfile(sweepPoints([], {}));
		expect(() => {
			checkProfile(sweepPoints([], {threads: '1,2'}));
		}).toThrow(/--profile looks at one benchmark/);
	});
});

describe('as a table', () => {
	test('what differs has a column, what does not stands above', () => {
		expect(printed([{report: reportOf()}, {report: reportOf({rung: 'Q8_0', decode: 25.5})}, {what: '/m/big.gguf, 512 tokens', code: 'out-of-memory', failure: 'It does not fit.'}])).toBe(`512 tokens read, 128 written, 2 threads, medians; prefill and decode in tokens a
second, TTFT and the time between tokens (p50 to p99) in ms.

rung    prefill  decode  TTFT   p50   p95   p99   memory
Q4_K_M    1,840    42.7   312  23.4  27.0  31.0  1.0 GiB
Q8_0      1,840    25.5   312  23.4  27.0  31.0  1.0 GiB

/m/big.gguf, 512 tokens: It does not fit.
`);
	});

	test('contexts and threads, with what it was before, in 80 columns', () => {
		const text = printed([{report: reportOf({threads: 1, previous: 40})}, {report: reportOf({promptTokens: 8192})}]);
		expect(text).toContain('rung      ctx  thr  prefill  decode  TTFT   p50   p95   p99   memory  before\nQ4_K_M    512    1    1,840    42.7   312  23.4  27.0  31.0  1.0 GiB  +6.8 %\nQ4_K_M  8,192    2 ');
		expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
	});

	test('where nothing could be measured, why', () => {
		expect(printed([{what: 'a', code: 'out-of-memory', failure: 'No.'}, {what: 'b', code: 'out-of-memory', failure: 'Neither.'}])).toBe('a: No.\nb: Neither.\n');
	});

	test('CSV has a row for each, and Markdown the heads', () => {
		const rows = [reportOf(), reportOf({rung: 'Q8_0'})];
		const reports = rows.map(({profile, ...report}) => report);
		expect(benchFormats.csv({reports, blocks: []}).trim().split('\n').map(line => line.split(',', 3)[2])).toEqual(['rung', 'Q4_K_M', 'Q8_0']);
		expect(benchFormats.markdown({reports, blocks: sweepBlocks(rows.map(report => ({report})))})).toContain('| rung | prefill | decode |');
	});
});
