import {afterAll, afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {Sample} from '../../source/core/samples.ts';
import {Board} from '../../source/host/board.ts';
import {newSession} from '../../source/host/conversation.ts';
import {VramWatch} from '../../source/host/vram-watch.ts';
import {createNvmlSource} from '../../source/telemetry/gpu/nvml.ts';
import {buildFakeNvml} from '../fixtures/telemetry/fake-nvml.ts';

vi.setConfig({testTimeout: 30_000});

const fake = buildFakeNvml();
const engine = 4242;

let pid: number | undefined;
let time: number;
let board: Board;
let watch: VramWatch;
let source: ReturnType<typeof createNvmlSource>;
let logged: string[];

beforeEach(() => {
	pid = engine;
	time = 0;
	logged = [];
	board = new Board(newSession());
	source = createNvmlSource({path: fake.path, enginePid: () => pid, patience: 5000});
	watch = new VramWatch({board, enginePid: () => pid, log(message) {
		logged.push(message);
	}});
	hold({own: 6144, used: 8200});
});

afterEach(() => {
	source.close();
});

afterAll(() => {
	fake.remove();
});

/** What the card says from now on, in MiB; beside the engine two others hold 1,324. */
function hold({own, used, by = engine}: {readonly own: number; readonly used: number; readonly by?: number}): void {
	fake.set('own MiB', own);
	fake.set('used MiB', used);
	fake.set('pid', by);
}

/** Samples as the host takes them, one a second. */
async function seconds(count: number): Promise<void> {
	for (let second = 0; second < count; second++) {
		time += 1000;
		await source.prepare!(time);
		const {cards} = source.read(time);
		watch.take({time, gpuStatus: '', gpus: cards} satisfies Sample);
	}
}

const told = () => board.view.notice?.text;

test('what comes back, though late, is no news', async () => {
	await seconds(3);
	hold({own: 200, used: 8200});
	await seconds(2);
	hold({own: 200, used: 2256});
	await seconds(10);
	expect(told()).toBeUndefined();
});

test('what does not come back is told once, with its size, after some seconds', async () => {
	await seconds(3);
	hold({own: 200, used: 8200});
	await seconds(5);
	expect(told()).toBeUndefined();
	await seconds(1);
	expect(told()).toBe('5.8 GiB of VRAM of card 0 (NVIDIA GeForce RTX 4090) did not come back after the model left: no process is known to hold it, so the driver has not given it back.');
	expect(board.view.notice).toMatchObject({level: 'warning', hint: 'Run `lisa top` to see which process holds VRAM, and end that one.'});
	await seconds(20);
	expect(logged).toHaveLength(1);
});

test('an engine that ended and still holds it is named', async () => {
	await seconds(3);
	pid = 4343;
	await seconds(6);
	expect(told()).toBe('6.0 GiB of VRAM of card 0 (NVIDIA GeForce RTX 4090) did not come back after the model left: process 4242 holds 6.0 GiB.');
});

test('another program that took it meanwhile is named', async () => {
	await seconds(3);
	// The engine went, and a third program is there in its place.
	pid = undefined;
	hold({own: 6000, used: 8056, by: 4_000_009});
	await seconds(6);
	expect(told()).toContain('process 4000009 holds 5.9 GiB');
});

test('a program with a name has it told, and nothing in it reaches the terminal as a sequence', () => {
	const card = {source: '', index: 0, name: 'card', vendor: 'nvidia', memoryTotal: 8e9, memoryFree: 0} as const;
	const game = {pid: 7, name: 'ga\u001B[2Jme', memory: 2 ** 31};
	for (let second = 0; second < 9; second++) {
		const own = [second === 0 ? {pid: engine, name: 'node', memory: 2 ** 31} : game];
		watch.take({time: second * 1000, gpuStatus: '', gpus: [{...card, memoryUsed: 3e9, processes: own}]});
	}

	expect(told()).toBe('2.0 GiB of VRAM did not come back after the model left: game (process 7) holds 2.0 GiB.');
});

test('a part that stays is a part that is told', async () => {
	await seconds(3);
	hold({own: 3144, used: 7200});
	await seconds(6);
	expect(told()).toMatch(/^2\.0 GiB of VRAM/u);
});

test('a smaller model in the place of a larger one is no news', async () => {
	await seconds(3);
	hold({own: 0, used: 2056});
	await seconds(1);
	hold({own: 2000, used: 4056});
	await seconds(10);
	expect(told()).toBeUndefined();
});
