import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {Rung} from '../../source/core/ladder.ts';
import {LisaError} from '../../source/core/errors.ts';
import type {ViewEvent} from '../../source/core/view.ts';
import {Comparing, type ComparingOptions} from '../../source/host/comparing.ts';
import {modelHandlers} from '../../source/host/handlers/model.ts';
import type {Parts} from '../../source/host/handlers/handler.ts';

const rung = (name: string): Rung => ({path: `/m/${name}.gguf`, name, bits: 8, size: 1});
const rungs = [rung('F16'), rung('Q8_0')];
const model = {path: rungs[0]!.path, name: 'M', quantization: 'F16', contextSize: 512};
const messages = [
	{id: 'a', role: 'user', text: 'hello', time: 0},
	{id: 'b', role: 'model', text: 'Hi.', time: 0, ending: 'end', rungs: ['F16'], model: 'M'},
];

/** What compares, with an engine that takes its time to leave what was stopped. */
function stage() {
	const engine = Promise.withResolvers<never>();
	const started = Promise.withResolvers<void>();
	const events: ViewEvent[] = [];
	const swaps: string[] = [];
	const board = {
		view: {rungs, outOfContext: 0},
		publish(event: ViewEvent) {
			events.push(event);
		},
	};
	const comparing = new Comparing({
		board,
		keeper: {
			state: {phase: 'ready', model},
			whenReady: async () => model,
			swapping: false,
			async compare() {
				started.resolve();
				return engine.promise;
			},
			cancel() {},
		},
		conversation: {session: {messages}},
		answering: {busy: false, inTurn: async (work: () => Promise<void>) => work()},
		ladder: {async have() {}},
		maker: {},
		tuning: {system: [], sampling: {}},
		log() {},
	} as unknown as ComparingOptions);
	const ladder = {
		async swapTo(path: string) {
			swaps.push(path);
		},
	};
	const {swap} = modelHandlers({board, comparing, ladder} as unknown as Parts);
	return {comparing, engine, started, events, swaps, swap: async () => swap({type: 'swap', path: rungs[1]!.path}, undefined as never)};
}

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

test('a swap right behind a comparison that was stopped waits until the engine is done with it, and says so', async () => {
	const {comparing, engine, started, events, swaps, swap} = stage();
	comparing.begin(rungs[1]!.path);
	await started.promise;
	expect(comparing.leaving).toBeUndefined();
	expect(comparing.stop()).toBe(true);
	const swapped = swap();
	vi.advanceTimersByTime(499);
	expect(events.at(-1)).toMatchObject({type: 'notice', notice: {text: 'The comparison was stopped.'}});
	vi.advanceTimersByTime(1);
	expect(swaps).toEqual([]);
	expect(events.at(-1)).toMatchObject({type: 'notice', notice: {level: 'info', text: 'The comparison that was stopped is coming to its end first.'}});
	engine.reject(new LisaError('It was stopped.', {code: 'cancelled'}));
	await swapped;
	expect(swaps).toEqual([rungs[1]!.path]);
	expect(comparing.leaving).toBeUndefined();
});

test('a swap waits for nothing where nothing was compared', async () => {
	const {events, swaps, swap} = stage();
	await swap();
	vi.advanceTimersByTime(1000);
	expect(swaps).toEqual([rungs[1]!.path]);
	expect(events).toEqual([]);
});
