import {describe, expect, test, vi} from 'vitest';
import type {ProcessTable} from '../../../source/core/processes.ts';
import {initialState, reduceApp} from '../../../source/ui/state.ts';
import {createStore} from '../../../source/ui/store.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {onTopInput} from '../../../source/ui/top/top-input.ts';
import {pressed, typed} from '../../helpers/keys.ts';
import {mock, noCard} from '../panels/views.ts';

const processes: ProcessTable = {source: '/proc', time: 0, rows: Array.from({length: 50}, (_, pid) => ({pid, name: 'p'}))};

function face(view = mock) {
	const store = createStore(initialState(120, 40), reduceApp);
	store.dispatch({type: 'attached', view: {...view, processes}, now: 0});
	const quit = vi.fn<() => void>();
	const send = vi.fn<() => void>();
	const press = (...keys: readonly string[]) => {
		for (const key of keys) {
			onTopInput(...(key.length === 1 ? typed(key) : pressed(key)), {store, face: {send, ask: vi.fn<() => Promise<undefined>>()}, theme: createTheme('none'), quit, write() {}, detach() {}});
		}
	};

	return {store, quit, send, press};
}

describe('the keys of `lisa top`', () => {
	test('s sorts by the next figure, and begins at the top again', () => {
		const {store, press} = face();
		press('Down', 's');
		expect(store.get().processList).toEqual({order: 'ram', from: 0});
		press('s');
		expect(store.get().processList.order).toBe('cpu');
		press('s');
		expect(store.get().processList.order).toBe('vram');
	});

	test('without a card nothing is sorted by VRAM', () => {
		const {store, press} = face(noCard);
		press('s');
		expect(store.get().processList.order).toBe('cpu');
		press('s');
		expect(store.get().processList.order).toBe('ram');
	});

	test('arrows and pages scroll as far as there is something', () => {
		const {store, press} = face();
		press('Up');
		expect(store.get().processList.from).toBe(0);
		press('Down', 'Down');
		expect(store.get().processList.from).toBe(2);
		press('PageDown');
		expect(store.get().processList.from).toBe(50 - 36);
		press('Home');
		expect(store.get().processList.from).toBe(0);
	});

	test('Tab goes through the panels and back to the processes; arrows follow the focus', () => {
		const {store, press} = face();
		press('Tab');
		expect(store.get().focused).toBe('gpu');
		press('Down');
		expect(store.get().focused).toBe('memory');
		press('Up', 'Up');
		expect(store.get().focused).toBe('model');
		press('Tab');
		expect(store.get().focused).toBeUndefined();
	});

	test('Enter zooms the focused panel, and nothing where there is none', () => {
		const {store, press} = face();
		press('Enter');
		expect(store.get().zoomed).toBe(false);
		press('Tab', 'Enter');
		expect(store.get()).toMatchObject({focused: 'gpu', zoomed: true});
	});

	test('Escape goes back a step at a time and then leaves', () => {
		const {store, quit, press} = face();
		press('Tab', 'Enter', 'Escape');
		expect(store.get()).toMatchObject({focused: 'gpu', zoomed: false});
		press('Escape');
		expect(store.get().focused).toBeUndefined();
		expect(quit).not.toHaveBeenCalled();
		press('Escape');
		expect(quit).toHaveBeenCalledOnce();
	});

	test.each(['q', 'Ctrl+C', 'Ctrl+D'])('%s leaves from anywhere', key => {
		const {quit, press} = face();
		press('Tab', 'Enter', key);
		expect(quit).toHaveBeenCalledOnce();
	});

	test('? shows the keys, and what closes it does not leave', () => {
		const {store, quit, press} = face();
		press('?');
		expect(store.get().dialog?.kind).toBe('help');
		press('Down');
		expect(store.get().dialog?.selected).toBe(1);
		press('q');
		expect(store.get().dialog).toBeUndefined();
		expect(quit).not.toHaveBeenCalled();
	});

	test('no key asks the host for anything', () => {
		const {send, press} = face();
		press(...'abcdefghijklmnoprstuvwxyz+-=/1234567890', 'Enter', 'Backspace', 'Ctrl+S');
		expect(send).not.toHaveBeenCalled();
	});
});
