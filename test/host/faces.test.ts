import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {emptyLatency} from '../../source/core/latency.ts';
import type {ViewEvent} from '../../source/core/view.ts';
import {Faces, type Screen} from '../../source/host/faces.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

const delta = (id: string, text: string, tokens = 1, rung?: string): ViewEvent => ({type: 'delta', id, text, contextUsed: tokens, progress: {phase: 'decoding', prefilled: 0, prefillTotal: 0, tokens, latency: emptyLatency}, ...(rung !== undefined && {rung})});
const saved = (time: number): ViewEvent => ({type: 'saved', time});

function stage() {
	const faces = new Faces();
	const batches: Array<readonly ViewEvent[]> = [];
	const screen = {
		deliver(events: readonly ViewEvent[]) {
			batches.push(events);
		},
	};
	faces.add(screen);
	return {faces, batches, screen};
}

describe('deltas', () => {
	test('wait for the next frame and come as one, with the newest figures', () => {
		const {faces, batches} = stage();
		faces.publish(delta('a', 'one ', 1, 'Q4_K_M'));
		faces.publish(delta('a', 'two ', 2));
		faces.publish(delta('a', 'three', 3));
		expect(batches).toEqual([]);
		vi.runAllTimers();
		expect(batches).toEqual([[delta('a', 'one two three', 3, 'Q4_K_M')]]);
	});

	test('the first one sets the frame: those that follow do not put it off', () => {
		const {faces, batches} = stage();
		for (let index = 0; index < 10; index++) {
			faces.publish(delta('a', 'x'));
			vi.advanceTimersByTime(10);
		}

		expect(batches.length).toBeGreaterThanOrEqual(2);
	});

	test('of two replies stay apart', () => {
		const {faces, batches} = stage();
		faces.publish(delta('a', 'x'));
		faces.publish(delta('b', 'y'));
		vi.runAllTimers();
		expect(batches).toEqual([[delta('a', 'x'), delta('b', 'y')]]);
	});

	test('no rung is lost where two swaps fall into a frame', () => {
		const {faces, batches} = stage();
		faces.publish(delta('a', 'x', 1, 'Q4_K_M'));
		faces.publish(delta('a', 'y', 2, 'Q8_0'));
		vi.runAllTimers();
		expect(batches).toEqual([[delta('a', 'x', 1, 'Q4_K_M'), delta('a', 'y', 2, 'Q8_0')]]);
	});
});

describe('what must arrive', () => {
	test('goes at once', () => {
		const {faces, batches} = stage();
		faces.publish(saved(1));
		expect(batches).toEqual([[saved(1)]]);
	});

	test('takes the deltas before it along, in order, and nothing comes twice', () => {
		const {faces, batches} = stage();
		faces.publish(delta('a', 'x'));
		faces.publish(saved(1));
		faces.publish(delta('a', 'y'));
		vi.runAllTimers();
		expect(batches).toEqual([[delta('a', 'x'), saved(1)], [delta('a', 'y')]]);
	});
});

describe('screens', () => {
	test('each gets the same', () => {
		const {faces, batches} = stage();
		const other = vi.fn<Screen['deliver']>();
		faces.add({deliver: other});
		faces.publish(saved(1));
		expect(other).toHaveBeenCalledExactlyOnceWith([saved(1)]);
		expect(batches).toHaveLength(1);
		expect(faces.count).toBe(2);
	});

	test('a new one does not get what its snapshot holds already', () => {
		const {faces, batches} = stage();
		const other = vi.fn<Screen['deliver']>();
		faces.publish(delta('a', 'x'));
		faces.add({deliver: other});
		vi.runAllTimers();
		expect(other).not.toHaveBeenCalled();
		expect(batches).toEqual([[delta('a', 'x')]]);
	});

	test('one that went hears nothing more', () => {
		const {faces, batches, screen} = stage();
		faces.remove(screen);
		faces.publish(saved(1));
		expect(batches).toEqual([]);
		expect(faces.count).toBe(0);
	});

	test('without any nothing is kept', () => {
		const faces = new Faces();
		faces.publish(delta('a', 'x'));
		const late = vi.fn<Screen['deliver']>();
		faces.add({deliver: late});
		vi.runAllTimers();
		expect(late).not.toHaveBeenCalled();
		expect(vi.getTimerCount()).toBe(0);
	});
});

test('processes go to the screens that show them, with what came before', () => {
	const {faces, batches} = stage();
	const table = {source: '/proc', time: 0, rows: []};
	expect(faces.showProcesses).toBe(false);
	faces.publishProcesses(table);
	const shown: Array<readonly ViewEvent[]> = [];
	const top: Screen = {
		deliver(events) {
			shown.push(events);
		},
		processes: true,
	};
	faces.add(top);
	expect(faces.showProcesses).toBe(true);
	faces.publish(delta('a', 'one'));
	faces.publishProcesses(table);
	expect(shown).toEqual([[delta('a', 'one')], [{type: 'processes', table}]]);
	expect(batches).toEqual([[delta('a', 'one')]]);
	faces.remove(top);
	expect(faces.showProcesses).toBe(false);
});
