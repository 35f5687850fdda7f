import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {fitsAfterAll} from '../../source/core/fits-after-all.ts';
import {reserve} from '../../source/core/fit-reserve.ts';
import type {FitBox} from '../../source/core/fit.ts';
import type {Rung} from '../../source/core/ladder.ts';
import {roomAdvice} from '../../source/host/room-advice.ts';
import {inspectOnce} from '../../source/library/inspect-once.ts';
import {rungsBeside} from '../../source/library/rungs.ts';
import {tinyShape, writeModel} from '../helpers/model.ts';

let folder: string;
let file: string;
let rungs: Rung[];

beforeEach(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'lisa-advice-'));
	file = path.join(folder, 'tiny-F16.gguf');
	writeModel(file, tinyShape);
	rungs = await rungsBeside(file);
});
afterEach(() => {
	rmSync(folder, {recursive: true});
});

/** A rung of half the size that is to be made. */
const missing = (size: number): Rung => ({path: path.join(folder, 'tiny-Q8_0.gguf'), name: 'Q8_0', bits: 8.5, size, source: file});

/** A box in which a model of this size has just enough room. */
async function boxFor(size: number): Promise<FitBox> {
	const {shape} = await inspectOnce(file);
	const ample: FitBox = {memoryFree: 2 ** 40, cards: [], vectors: 'avx2', running: true};
	const {fit: {host}} = fitsAfterAll({path: 'x', shape: shape!, size, quantization: 'Q8_0'}, {kvType: 'Q8_0', contextSize: 512, batchSize: 128}, ample)!;
	return {...ample, memoryFree: host.total + reserve.host + 1024};
}

test('the largest rung below that fits is named with what it needs, and what the key does', async () => {
	const {size} = rungs[0]!;
	// A copy of the file stands for a rung below: what it is called decides nothing, what it takes does.
	const lower = path.join(folder, 'tiny-low.gguf');
	writeModel(lower, tinyShape);
	const below: Rung = {path: lower, name: 'Q4_K_M', bits: 4.85, size: size / 2};
	const box = await boxFor(size);
	const advice = await roomAdvice({settings: {path: file}, rungs: [...rungs, below], box, stays: false});
	expect(advice.rung).toBe(below);
	expect(advice.hint).toMatch(/^tiny-low\.gguf needs \d+ MiB with a context of [\d,]+ tokens and fits: Alt\+↓ loads it, or name it with --model\.$/u);
	const beside = await roomAdvice({settings: {path: file}, rungs: [...rungs, below], box, stays: true});
	expect(beside.hint).toContain('and fits: Alt+M picks it, or');
});

test('one that can be made comes after those that are there', async () => {
	const {size} = rungs[0]!;
	const advice = await roomAdvice({settings: {path: file}, rungs: [...rungs, missing(size / 2)], box: await boxFor(size), stays: false});
	expect(advice).toEqual({hint: expect.stringMatching(/^None of its rungs that are here fits\. Q8_0 needs \d+ MiB .* and fits: make it with `lisa quantize tiny-F16\.gguf Q8_0`\.$/u) as unknown});
});

test('where nothing fits nothing is recommended that would be refused', async () => {
	const advice = await roomAdvice({settings: {path: file, contextSize: 4096}, rungs: [...rungs, missing(rungs[0]!.size / 2)], box: {memoryFree: reserve.host, cards: [], running: true}, stays: false});
	expect(advice.rung).toBeUndefined();
	expect(advice.hint).toMatch(/^None of its rungs fits in what is free: close what else uses memory/u);
	expect(advice.hint).not.toContain('--context');
});

test('what was fixed and keeps the model itself from fitting is named first', async () => {
	const {shape, parts, size} = await inspectOnce(file);
	const own = {path: file, shape: shape!, size, quantization: 'F16', parts};
	const ample: FitBox = {memoryFree: 2 ** 40, cards: [], vectors: 'avx2', running: true};
	const {fit: {host}} = fitsAfterAll(own, {kvType: 'Q8_0', contextSize: 512, batchSize: 128}, ample)!;
	const box = {...ample, memoryFree: host.total + reserve.host + 1024};
	const settings = {path: file, flashAttention: false};
	// Without flash attention there is no quantized cache.
	expect(fitsAfterAll(own, settings, box)).toBeUndefined();
	const alone = await roomAdvice({settings, rungs, box, stays: false});
	expect(alone).toEqual({hint: expect.stringMatching(/^Without `--flash-attention off` it needs \d+ MiB with a context of 512 tokens and fits\.$/u) as unknown});
	const below: Rung = {path: file.replace('F16', 'low'), name: 'Q4_K_M', bits: 4.85, size: size / 2};
	writeModel(below.path, tinyShape);
	const both = await roomAdvice({settings, rungs: [...rungs, below], box, stays: false});
	expect(both.hint).toMatch(/^Without .* and fits\. Or: tiny-low\.gguf needs .* Alt\+↓ loads it/u);
	expect(both.rung).toBe(below);
});
