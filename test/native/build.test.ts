import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import type {TrialOrder, TrialReport} from '../../source/core/native-trial.ts';
import {buildNative} from '../../source/native/build.ts';
import {readProgress} from '../../source/native/build-progress.ts';
import {chosenLibrary, setAside} from '../../source/native/chosen-library.ts';
import {readManifest} from '../../source/native/manifest.ts';
import {nativePaths, type NativePaths} from '../../source/native/native-paths.ts';
import {nativeState} from '../../source/native/native-state.ts';

const wanted = {release: 'v1', cpu: {model: 'A CPU', id: 'abc'}};
const answers = [{said: [1, 2], choices: [1, 2], likelihoods: [-1, -1]}];
let folder: string;
let paths: NativePaths;
let orders: TrialOrder[];

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'lisa-build-'));
	paths = nativePaths({data: folder, log: path.join(folder, 'log', 'lisa.log')});
	mkdirSync(paths.folder, {recursive: true});
	orders = [];
});
afterEach(() => {
	rmSync(folder, {recursive: true});
});

/** Builds with a compiler and trials that are made up: the library built here takes so much of the prebuilt one's time. */
async function build(share: number, own?: Partial<TrialReport>) {
	return buildNative({
		paths,
		wanted,
		bundle: '/bundle',
		guide: '/guide.gguf',
		model: '/big.gguf',
		jobs: 1,
		async compile({work}) {
			mkdirSync(work, {recursive: true});
			const file = path.join(work, 'libggml-cpu.so');
			writeFileSync(file, 'a library');
			return file;
		},
		async attempt(order) {
			orders.push(order);
			const decode = order.library === undefined ? 10 : 10 * share;
			const answered = order.answer === undefined ? [] : answers;
			const report: unknown = {type: 'done', answers: answered, times: {decode, prefill: 1}, ...(order.library !== undefined && own)};
			return report as TrialReport;
		},
	});
}

const left = () => [paths.library, paths.work, paths.progress, `${paths.library}.trial`].filter(file => existsSync(file));
const chosen = () => chosenLibrary(paths, () => wanted);

describe('a library that was built', () => {
	test('is taken when it is faster; nothing else is left', async () => {
		expect(await build(0.9)).toMatchObject({verdict: 'faster', decode: 10 / 9, prefill: 1, model: '/big.gguf'});
		expect(left()).toEqual([paths.library]);
		expect(chosen()).toBe(paths.library);
		expect(nativeState(paths, wanted).kind).toBe('faster');
	});

	test('is measured in turns with the prebuilt one, and reads what that one said', async () => {
		await build(0.9);
		expect(orders.map(({library}) => library === undefined)).toEqual([true, false, true, false, true, false, true, false, true, false]);
		expect(orders[1]!.answer).toEqual({model: '/guide.gguf', said: [[1, 2]]});
		expect(orders.slice(2).every(({answer, measure}) => answer === undefined && measure === '/big.gguf')).toBe(true);
	});

	test('is thrown away when it is no faster, even where an older one lay', async () => {
		await build(0.9);
		expect(await build(0.99)).toMatchObject({verdict: 'no-faster'});
		expect(left()).toEqual([]);
		expect(chosen()).toBeUndefined();
		expect(nativeState(paths, wanted).kind).toBe('no-faster');
	});

	test.each([
		['ends its process', {type: 'failed', message: 'the process ended (SIGILL)'}, 'The trial of the engine built here failed: the process ended (SIGILL).'],
		['answers otherwise', {answers: [{said: [1, 2], choices: [1, 9], likelihoods: [-1, -1]}]}, 'The engine built here does not answer as the prebuilt one: it chooses the same word in 1 of 2 places only. It was thrown away.'],
	] as const)('is not taken when it %s', async (_, own, message) => {
		await expect(build(0.5, own as Partial<TrialReport>)).rejects.toMatchObject({code: 'build-failed', message});
		expect(existsSync(paths.library)).toBe(false);
		expect(chosen()).toBeUndefined();
		// What was compiled is not compiled again.
		expect(existsSync(paths.work)).toBe(true);
		expect(readProgress(paths.progress)?.stage).toBe('try');
	});
});

describe('afterwards', () => {
	test.each([
		['another release', {...wanted, release: 'v2'}, 'stale', 'it is of llama.cpp v1, and this is v2'],
		['another CPU', {...wanted, cpu: {model: 'B CPU', id: 'def'}}, 'stale', 'it was built for another CPU, A CPU'],
		['a CPU that can do less', {...wanted, cpu: {model: 'A CPU', id: 'def'}}, 'stale', 'this CPU no longer does the same as when it was built'],
	])('%s makes it stale', async (_, now, kind, why) => {
		await build(0.9);
		expect(nativeState(paths, now)).toMatchObject({kind, why});
		expect(chosenLibrary(paths, () => now)).toBeUndefined();
	});

	test('set aside, it is gone, and says why', async () => {
		await build(0.9);
		setAside(paths, 'the engine stopped with it (SIGILL)');
		expect(nativeState(paths, wanted)).toMatchObject({kind: 'broken', why: 'the engine stopped with it (SIGILL)'});
		expect(left()).toEqual([]);
		expect(chosen()).toBeUndefined();
	});

	test.each([
		['changed', () => {
			writeFileSync(paths.library, 'something else');
		}],
		['gone', () => {
			rmSync(paths.library);
		}],
	])('a file that is %s is not used', async (_, change) => {
		await build(0.9);
		change();
		expect(chosen()).toBeUndefined();
		expect(nativeState(paths, wanted).kind).toBe('broken');
	});

	test.each(['{', '{"release": 1}', ''])('a note that cannot be read (%j) is none', text => {
		writeFileSync(paths.manifest, text);
		writeFileSync(paths.progress, text);
		expect(readManifest(paths.manifest)).toBeUndefined();
		expect(nativeState(paths, wanted)).toEqual({kind: 'none'});
	});

	test('a build that is under way is told with its progress; one that was killed can be gone on with', async () => {
		await build(0.9).catch(() => undefined);
		writeFileSync(paths.progress, JSON.stringify({stage: 'compile', fraction: 0.5, since: 1}));
		writeFileSync(paths.lock, String(process.pid));
		expect(nativeState(paths, wanted)).toMatchObject({kind: 'building', pid: process.pid, progress: {fraction: 0.5}});
		writeFileSync(paths.lock, '1073741823');
		expect(nativeState(paths, wanted)).toMatchObject({kind: 'stopped', progress: {stage: 'compile'}});
		expect(readFileSync(paths.library, 'utf8')).toBe('a library');
	});
});
