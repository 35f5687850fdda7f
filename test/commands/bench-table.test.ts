import {expect, test} from 'vitest';
import type {BenchReport} from '../../source/core/bench.ts';
import {benchBlocks} from '../../source/commands/bench-table.ts';
import {printer} from '../../source/commands/models-print.ts';

const spread = (median: number) => ({median, least: median * 0.9, greatest: median * 1.1});
const report: BenchReport = {
	runs: [{prefill: {tokens: 512, milliseconds: 1}, firstToken: 1, intervals: [], threads: 1}, {prefill: {tokens: 512, milliseconds: 1}, firstToken: 1, intervals: [], threads: 2}],
	peakMemory: 1.2 * 2 ** 30,
	prefillRate: spread(1840),
	decodeRate: spread(42.7),
	firstToken: spread(312),
	intervals: {p50: 23.4, p95: 27, p99: 31, jitter: 1.2},
	inferences: 0.302,
	time: Date.UTC(2026, 10, 24),
	model: {path: '/m/mistral.gguf', name: 'mis\u001B[2Jtral', rung: 'Q4_K_M', fileSize: 4.1 * 2 ** 30, backend: 'CPU', gpuLayers: 0, layers: 33},
	settings: {promptTokens: 512, replyTokens: 128, repetitions: 5},
	loadTime: 1400,
	loadRate: 2.9e9,
	wasLoaded: true,
	previous: {time: Date.UTC(2026, 10, 20), prefillRate: 2000, decodeRate: 40},
};

test.each([[undefined, '1 to 2 threads;'], [2, '2 threads as asked;'], [64, '2 threads, all there are of the 64 asked for;']])('%j threads asked for', (threads, words) => {
	const runs = threads === undefined ? report.runs : report.runs.map(run => ({...run, threads: 2}));
	expect(printed({runs, settings: {...report.settings, threads}})).toContain(words);
});

function printed(changes: Partial<BenchReport> = {}, json = false): string {
	let text = '';
	printer(json, {write(piece: string) {
		text += piece;
		return true;
	}})({data: {...report, ...changes}, blocks: benchBlocks({...report, ...changes})});
	return text;
}

test('reads well', () => {
	expect(printed()).toBe(`mistral, Q4_K_M, 4.1 GiB; CPU, 1 to 2 threads; medians over 2 runs.

read 512 tokens     1,840  tok/s     1,656 to 2,024
write 128 tokens     42.7  tok/s     38.4 to 47.0
first token           312  ms        281 to 343
between tokens       23.4  ms        p95 27.0, p99 31.0, jitter 1.2
inferences           0.30  a second  prompt and reply, one after the other
load                  1.4  s         2.9 GB/s, when it was loaded
peak memory       1.2 GiB            of the engine

Against the run on 2026-11-20: reading -8.0 %, writing +6.8 %.
`);
});

test('without a run before, on a card, with threads that were asked for', () => {
	const text = printed({previous: undefined, model: {...report.model, backend: 'CUDA', gpuLayers: 20}, settings: {...report.settings, threads: 1}, runs: report.runs.slice(0, 1)});
	expect(text.replaceAll(/\s+/g, ' ')).toContain('CUDA, 20/33 layers on the card, 1 thread as asked; one run.');
	expect(text).toContain('on the card\n');
	expect(text).not.toContain('Against');
});

test('as JSON it is one object, with each run', () => {
	expect(JSON.parse(printed({}, true))).toMatchObject({decodeRate: {median: 42.7}, runs: [{threads: 1}, {threads: 2}], model: {rung: 'Q4_K_M'}});
});
