import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import type {ProcessRow, ProcessTable} from '../../../source/core/processes.ts';
import type {View} from '../../../source/core/view.ts';
import {initialState, type AppState} from '../../../source/ui/state.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {topLines} from '../../../source/ui/top/top-lines.ts';
import {sectionNames} from '../../../source/ui/panels/section-names.ts';
import {nastyNames} from '../panels/random-views.ts';
import {card, mock, noCard, nothing, samplesOf, twoCards} from '../panels/views.ts';

const gib = 2 ** 30;

const rows: readonly ProcessRow[] = [
	{pid: 4242, name: 'node', user: 'me', resident: 1.2 * gib, cpu: 7.9, vram: [5.3 * gib], own: 'engine'},
	{pid: 4200, name: 'node', user: 'me', resident: 0.07 * gib, cpu: 0.004, own: 'host'},
	{pid: 911, name: 'blender', user: 'somebody-with-a-long-name', resident: 9.4 * gib, cpu: 12.03, vram: [2.1 * gib]},
	...Array.from({length: 60}, (_, index) => ({pid: 1000 + index, name: `worker-${index}`, user: 'daemon', resident: (60 - index) * 1e6, cpu: 0})),
	{pid: 7, name: '[kswapd0]', user: 'root', cpu: 0.02},
];

const processes: ProcessTable = {source: '/proc', time: 0, rows};

const stateOf = (view: View, more: Partial<AppState> = {}): AppState => ({...initialState(80, 24), link: 'attached', view, panelView: view, ...more});

const drawn = (state: AppState, columns: number, tall: number, theme = createTheme('none')) => topLines(state, columns, tall, theme);

const themes = [createTheme('dark'), createTheme('16', 'blocks'), createTheme('none', 'ascii')];

describe('the screen of `lisa top`', () => {
	test.each([[80, 24], [120, 40], [200, 60], [60, 16], [59, 30], [44, 12], [40, 12], [20, 5], [5, 3], [1, 1]])('is %i×%i to the cell, whatever is known', (columns, tall) => {
		for (const view of [nothing, mock, noCard, twoCards, {...nothing, processes: {...processes, rows: [], failure: 'Cannot read /proc: permission denied.'}}]) {
			for (const theme of themes) {
				for (const more of [{focused: 'cpu'}, {focused: 'gpu', zoomed: true}, {dialog: {kind: 'help', selected: 3, filter: ''}}, {processList: {order: 'cpu', from: 1000}}] as const) {
					const lines = topLines(stateOf({...view, processes: view.processes ?? (view === nothing ? undefined : processes)}, more), columns, tall, theme);
					expect(lines).toHaveLength(tall);
					for (const line of lines) {
						expect([stripAnsi(line), stringWidth(line)]).toEqual([stripAnsi(line), columns]);
						expect(line).not.toMatch(/NaN|Infinity|undefined/);
					}
				}
			}
		}
	});

	test.each(nastyNames.map(name => [name]))('a process called %j moves no border', name => {
		for (const columns of [60, 80, 120]) {
			const lines = drawn(stateOf({...mock, processes: {...processes, rows: [{pid: 1, name, user: name, own: 'engine'}, {pid: 2, name, user: name}]}}), columns, 24);
			for (const line of lines) {
				expect([line, stringWidth(line)]).toEqual([line, columns]);
				expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/u);
			}
		}
	});

	test('marks LISA\'s own, and shows what each process uses', () => {
		const text = drawn(stateOf({...mock, processes}), 120, 40).join('\n');
		expect(text).toMatch(/4242 {2}▸ LISA engine {2}node +790\.0 {4}1\.2 GiB {4}5\.3 GiB/u);
		expect(text).toMatch(/911 {4}blender +1,203 {4}9\.4 GiB {4}2\.1 GiB/u);
		expect(text).toContain('by VRAM');
		expect(text.indexOf('LISA engine')).toBeLessThan(text.indexOf('blender'));
	});

	test('without a card there is no VRAM, and RAM comes first', () => {
		const text = drawn(stateOf({...noCard, processes}), 120, 40).join('\n');
		expect(text).toContain('by RAM');
		expect(text).not.toMatch(/VRAM/u);
		expect(text.indexOf('blender')).toBeLessThan(text.indexOf('LISA engine'));
	});

	test('each of two cards has a column where there is the width', () => {
		const view = {...twoCards, processes: {...processes, rows: [{pid: 1, name: 'both', vram: [gib, 2 * gib]}]}};
		expect(drawn(stateOf(view), 200, 60).join('\n')).toMatch(/VRAM 0 +↓?VRAM 1/u);
		expect(drawn(stateOf(view), 80, 40).join('\n')).toMatch(/both.* 3\.0 GiB/u);
	});

	test('scrolls, says which rows are shown, and never past the end', () => {
		const foot = (from: number) => /(\d+-\d+) of 64/u.exec(drawn(stateOf({...mock, processes}, {processList: {from}}), 120, 40).join('\n'))?.[1];
		expect(foot(0)).toBe('1-36');
		expect(foot(5)).toBe('6-41');
		expect(foot(10_000)).toBe('29-64');
	});

	test('says what it waits for, and what failed', () => {
		expect(drawn(stateOf(nothing), 120, 40).join('\n')).toContain('reading the processes');
		expect(drawn(stateOf({...nothing, processes: {...processes, rows: [], failure: 'Cannot read /proc: permission denied.'}}), 120, 40).join('\n')).toContain('! Cannot read /proc: permission denied.');
		expect(drawn(stateOf(nothing), 120, 40).at(-1)).toContain('no model loaded');
	});

	test.each(sectionNames)('%s zoomed takes the place of the processes', focused => {
		const view = {...mock, processes, samples: samplesOf([card])};
		const text = drawn(stateOf(view, {focused, zoomed: true}), 120, 40).join('\n');
		expect(text).not.toContain('Processes');
	});
});
