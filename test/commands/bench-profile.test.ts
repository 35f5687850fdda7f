import {describe, expect, test} from 'vitest';
import type {BenchReport} from '../../source/core/bench.ts';
import {benchFormats} from '../../source/commands/bench-formats.ts';
import {profileBlocks, type ShownProfile} from '../../source/commands/bench-profile.ts';
import {benchBlocks} from '../../source/commands/bench-table.ts';
import {printer} from '../../source/commands/models-print.ts';
import {timeFrame} from '../../source/ui/time-frame.ts';

const spread = (median: number) => ({median, least: median * 0.9, greatest: median * 1.1});
const report: Omit<BenchReport, 'profile'> = {
	runs: [{prefill: {tokens: 512, milliseconds: 1}, firstToken: 1, intervals: [], threads: 2}],
	peakMemory: 2 ** 30,
	prefillRate: spread(1840),
	decodeRate: spread(42.712345),
	firstToken: spread(312),
	intervals: {p50: 23.4, p95: 27, p99: 31, jitter: 1.2},
	inferences: 0.302,
	time: Date.UTC(2026, 10, 24),
	model: {path: '/m/mistral.gguf', name: '=mis\u001B[2Jtral, "7B"|', rung: 'Q4_K_M', fileSize: 4 * 2 ** 30, backend: 'CPU', gpuLayers: 0, layers: 33, batchSize: 512},
	settings: {promptTokens: 512, replyTokens: 128, repetitions: 1},
	loadTime: 1400,
	loadRate: 2.9e9,
	wasLoaded: false,
};
const profile: ShownProfile = {prefill: 6.4, whole: 33.4, decode: 29.5, sampling: 0.62, detokenize: 0.021, rest: 3.259, ipc: 0.31, drawing: 0.842, columns: 120, rows: 40};

describe('where the time of a token goes', () => {
	test('reads well at 80 columns', () => {
		let text = '';
		printer(false, {write(piece: string) {
			text += piece;
			return true;
		}})({data: {}, blocks: profileBlocks(profile)});
		expect(text).toBe(`
Where the time of a token goes, over one reply more with the usual sampling:

a token       33.40  ms        of a reply, on average
  decode      29.50  ms  88 %  llama.cpp computes it
  sampling    0.620  ms   2 %  it is chosen among all
  detokenize  0.021  ms   0 %  it becomes text
  rest         3.26  ms  10 %  the library around these calls
prefill        6.40  ms        llama.cpp reads a token of a prompt
IPC           0.310  ms        a message from the engine to the host
drawing       0.842  ms        a frame of 120 by 40; eight a second at most
`);
	});

	test('a frame is drawn, in any window', () => {
		for (const [columns, rows] of [[120, 40], [80, 24], [20, 5]] as const) {
			expect(timeFrame(columns, rows)).toBeGreaterThan(0);
		}
	});
});

describe('for others', () => {
	test('CSV is a header and a row, whatever the model is called', () => {
		const [head, row, rest] = benchFormats.csv({reports: [report], blocks: []}).split('\n', 3);
		expect(head).toMatch(/^time,model,rung,backend,gpu_layers,batch,threads,prompt_tokens,/);
		expect(row).toBe('2026-11-24T00:00:00.000Z,"\'=mistral, ""7B""|",Q4_K_M,CPU,0,512,2,512,128,1,1840,42.712,312,23.4,27,31,1.2,0.302,1400,1073741824');
		expect(rest).toBe('');
	});

	test('CSV has the profile where there is one', () => {
		const [head, row] = benchFormats.csv({reports: [{...report, profile}], blocks: []}).split('\n', 2);
		expect(head).toMatch(/,profile_prefill_ms,.*,profile_ipc_ms,profile_drawing_ms$/);
		expect(row!.split(',').slice(-2)).toEqual(['0.31', '0.842']);
	});

	test('Markdown has the tables of the terminal, and nothing a name could do', () => {
		const text = benchFormats.markdown({reports: [report], blocks: [...benchBlocks(report), ...profileBlocks(profile)]});
		expect(text).toContain('=mistral, "7B"\\|, Q4\\_K\\_M, 4.0 GiB; CPU, 2 threads; one run.\n\n| measured |  |  |  |\n| --- | ---: | --- | --- |\n| read 512 tokens | 1,840 | tok/s | 1,656 to 2,024 |\n');
		expect(text).toContain('| decode | 29.50 | ms | 88 % | llama.cpp computes it |\n');
	});
});
