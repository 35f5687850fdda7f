import {existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import type {LoadedModel, LoadSettings} from '../../source/core/engine-protocol.ts';
import type {Rung} from '../../source/core/ladder.ts';
import {Board} from '../../source/host/board.ts';
import {newSession} from '../../source/host/conversation.ts';
import type {EngineKeeper} from '../../source/host/engine-keeper.ts';
import {Ladder} from '../../source/host/ladder.ts';
import {Maker} from '../../source/host/maker.ts';
import {MemorySeen} from '../../source/host/memory-seen.ts';
import {Rates} from '../../source/host/rates.ts';
import {Store} from '../../source/storage/store.ts';
import {tinyShape, writeModel} from '../helpers/model.ts';
import {model, sampleAt} from '../ui/panels/views.ts';

vi.setConfig({testTimeout: 60_000});

let folder: string;
let file: string;
let board: Board;
let ladder: Ladder;
/** What the engine was told to swap to. */
let swaps: string[];
let swapping: boolean;
let keeper: EngineKeeper;
/** What the engine was told to load. */
let loads: string[];
/** How the model was loaded. */
let settings: LoadSettings;

beforeEach(async () => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-ladder-'));
	file = path.join(folder, 'tiny-F16.gguf');
	writeModel(file, tinyShape);
	board = new Board(newSession());
	swaps = [];
	swapping = false;
	settings = {path: file};
	const loaded: LoadedModel = {...model, path: file, quantization: 'F16'};
	loads = [];
	keeper = {
		state: {phase: 'ready', model: loaded},
		get settings() {
			return settings;
		},
		get swapping() {
			return swapping;
		},
		swap(wanted: {path: string}) {
			swaps.push(wanted.path);
		},
		load(wanted: {path: string}) {
			loads.push(wanted.path);
		},
	} as unknown as EngineKeeper;
	const store = new Store(':memory:');
	ladder = new Ladder({board, keeper, maker: new Maker(board.publish), rates: new Rates(store), memory: new MemorySeen(store), madeFolder: folder, log() {}});
	await ladder.survey();
});

afterEach(() => {
	rmSync(folder, {recursive: true});
});

const rung = (name: string) => board.view.rungs.find(candidate => candidate.name === name)!;

/** Waits until the rung that is being made is made, or is not. */
async function made(): Promise<void> {
	await vi.waitFor(() => {
		expect([board.view.making, board.view.notice]).toEqual([undefined, expect.anything()]);
	}, {timeout: 50_000});
}

describe('after a first load that failed', () => {
	beforeEach(async () => {
		writeModel(path.join(folder, 'tiny-Q8_0.gguf'), tinyShape);
		board.publish({type: 'rungs', rungs: []});
		Object.assign(keeper, {state: {phase: 'failed', path: file, problem: {code: 'out-of-memory', message: '', hint: ''}}});
	});

	test('the rung below is loaded, though no ladder was seen before', async () => {
		await ladder.survey();
		const {path: lower} = board.view.rungs.find(({path: each, source}) => each !== file && source === undefined)!;
		board.publish({type: 'rungs', rungs: []});
		await ladder.step(1);
		expect([loads, swaps]).toEqual([[lower], []]);
	});

	test('the key leads where the message about it said, or says that there is no room', async () => {
		await ladder.survey();
		const lower = board.view.rungs.find(({path: each}) => each !== file)!;
		const advise = vi.fn(async () => 'close something');
		let said: {hint: string; rung?: Rung} = {hint: '', rung: {...lower, path: '/m/two-down.gguf'}};
		const store = new Store(':memory:');
		ladder = new Ladder({board, keeper, maker: new Maker(board.publish), rates: new Rates(store), memory: new MemorySeen(store), madeFolder: folder, log() {}, advising: {advise, saidOf: () => said}});
		await ladder.step(1);
		expect(loads).toEqual(['/m/two-down.gguf']);
		expect(advise).not.toHaveBeenCalled();
		said = {hint: ''};
		await expect(ladder.step(1)).rejects.toMatchObject({code: 'no-rung', hint: 'close something'});
		expect(advise).toHaveBeenCalledOnce();
		expect(loads).toHaveLength(1);
	});

	test('one is chosen in the ladder; one that is missing can’t be made', async () => {
		await ladder.survey();
		await ladder.swapTo(file);
		expect(loads).toEqual([file]);
		await expect(ladder.swapTo(rung('Q4_K_M').path)).rejects.toMatchObject({code: 'no-rung', hint: expect.stringContaining('lisa quantize') as unknown});
	});
});

describe('making a rung without going there', () => {
	test('shows how far it is, and has it among the rungs at the end', async () => {
		const {path: target} = rung('Q8_0');
		ladder.make(target);
		expect(board.view.making).toMatchObject({name: 'Q8_0', path: target});
		await made();
		expect(board.view.notice).toMatchObject({level: 'info', text: expect.stringMatching(/^Q8_0 is made: \d+ MiB in \d+ s\.$/) as unknown});
		expect([rung('Q8_0').source, swaps]).toEqual([undefined, []]);
	});

	test('is stopped, and leaves nothing', async () => {
		const {path: target} = rung('Q4_K_M');
		ladder.make(target);
		ladder.make(rung('Q8_0').path, true);
		expect(board.view.making).toBeDefined();
		ladder.make(target, true);
		await made();
		expect(board.view.notice).toMatchObject({level: 'info', text: 'Making the rung was stopped.'});
		expect(readdirSync(folder)).toEqual(['tiny-F16.gguf']);
	});

	test('one at a time; what is there is not made; what is no rung is refused', async () => {
		ladder.make(rung('Q8_0').path);
		expect(() => {
			ladder.make(rung('Q4_K_M').path);
		}).toThrow('being made already');
		await expect(ladder.swapTo(rung('Q4_K_M').path)).rejects.toMatchObject({code: 'busy'});
		expect(() => {
			ladder.make(file);
		}).toThrow('F16 is there already');
		expect(() => {
			ladder.make('/elsewhere.gguf');
		}).toThrow('not a rung');
		await made();
	});

	test('a failure is told', async () => {
		rmSync(file);
		ladder.make(rung('Q8_0').path);
		await made();
		expect(board.view.notice).toMatchObject({level: 'error', text: '“tiny-F16.gguf” is not found or may not be read.'});
	});
});

test('what a rung needs is told as it would be loaded: a swap takes the settings along', async () => {
	board.publish({type: 'sample', sample: sampleAt(0, [])});
	await ladder.survey();
	const {needs} = rung('F16').outlook!;
	settings = {path: file, kvType: 'Q4_0'};
	await ladder.survey();
	expect(rung('F16').outlook!.needs).toBeLessThan(needs);
});

test('another swap that began while the rung was being made goes first', async () => {
	const swap = ladder.swapTo(rung('Q8_0').path);
	swapping = true;
	await expect(swap).rejects.toMatchObject({code: 'busy'});
	expect([swaps, existsSync(path.join(folder, 'tiny-Q8_0.gguf'))]).toEqual([[], true]);
});

test('a file of another model under the rung’s name stays, and the rung gets another name', async () => {
	writeModel(path.join(folder, 'tiny-Q8_0.gguf'), {...tinyShape, name: 'other'});
	await ladder.survey();
	expect(rung('Q8_0').path).toBe(path.join(folder, 'tiny-Q8_0-2.gguf'));
});
