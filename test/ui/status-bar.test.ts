import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import {emptyLatency} from '../../source/core/latency.ts';
import type {View} from '../../source/core/view.ts';
import {initialState, type AppState} from '../../source/ui/state.ts';
import {noticeTime, statusBar} from '../../source/ui/status-bar.ts';
import {createTheme} from '../../source/ui/theme.ts';
import {hostile} from './chat/hostile.ts';
import {mock, model} from './panels/views.ts';

const theme = createTheme('none');
const state = (rest: Partial<AppState> = {}): AppState => ({...initialState(80, 24), link: 'attached', view: mock, panelView: mock, ...rest});
const busy = (rest: Partial<View>) => state({view: {...mock, ...rest}, panelView: {...mock, ...rest}});
const progress = {phase: 'decoding', prefilled: 0, prefillTotal: 0, tokens: 1180, latency: emptyLatency} as const;
const bar = (given: AppState, width = 120, now = 0) => statusBar(given, width, theme, now).trim();

describe('what is going on', () => {
	test.each([
		['connecting', state({link: 'connecting'}), 'starting'],
		['a lost host', state({link: 'lost'}), 'host lost, reconnecting'],
		['nothing', state(), 'ready'],
		['scrolled up', state({scroll: {message: 0, line: 0}}), 'scrolled up'],
		['a load', busy({model: {phase: 'loading', path: '', name: '', fraction: 0.42}}), 'loading 42 %'],
		['a failed load', busy({model: {phase: 'failed', path: '', problem: {code: 'busy', message: '', hint: ''}}}), 'no model'],
		['a prompt going in', busy({progress: {...progress, phase: 'prefill', prefilled: 512, prefillTotal: 2048}}), 'prefill 512/2,048'],
		['a reply', busy({progress}), 'decoding · 1,180 tok'],
		['a swap', busy({progress, swap: {from: 'Q8_0', to: 'Q4_K_M', step: 'carry', since: 0}}), 'Q8_0 → Q4_K_M carry'],
		['a rung being made', busy({making: {name: 'Q2_K', path: '/m/q2', fraction: 0.5, since: 0}}), 'making Q2_K 50 %'],
	])('%s', (_, given, words) => {
		expect(bar(given).endsWith(words)).toBe(true);
	});
});

describe('keys', () => {
	test('of the chat', () => {
		expect(bar(state())).toMatch(/^⏎ send {2}\^T ladder {2}⌥↑↓ rung .*\? help/);
	});

	test('what runs can be stopped', () => {
		expect(bar(busy({progress}))).toMatch(/^esc stop {2}⏎ send/);
		expect(bar(state())).not.toContain('stop');
	});

	test.each([
		['', 'Tab chats'],
		['/la', 'Tab complete'],
		['/', 'Tab complete'],
		['read @no', 'Tab complete'],
		['read @"my no', 'Tab complete'],
		['hello', undefined],
		['/quant Q4', undefined],
		['me@home', undefined],
		['read @notes and', undefined],
	])('Tab with “%s” written', (text, words) => {
		const shown = bar(state({composer: {...state().composer, text, cursor: text.length}}), 160);
		expect(/Tab \w+/u.exec(shown)?.[0]).toBe(words);
	});

	test('Tab goes through what it offers', () => {
		const menu = {items: ['ladder'], from: 0, to: 6};
		expect(bar(state({composer: {...state().composer, text: 'ladder', cursor: 6, menu}}), 160)).toContain('Tab complete');
	});

	test('of a list', () => {
		expect(bar(state({dialog: {kind: 'ladder', selected: 0, filter: ''}}))).toMatch(/^↑↓ choose {2}⏎ take {2}c compare {2}m make {2}esc back/);
	});

	test('of the panels', () => {
		expect(bar(state({focused: 'gpu'}))).toMatch(/^↓ next {2}↑ previous {2}⏎ zoom {2}\+ longer {2}.*esc back/);
	});

	test('help stays when the line is narrow', () => {
		expect(bar(state(), 36)).toMatch(/^⏎ send.* \? help/);
	});

	test('? is a letter while something is written', () => {
		expect(bar(state({composer: {...state().composer, text: 'x', cursor: 1}}))).not.toContain('help');
	});
});

describe('a notice', () => {
	const noticed = state({notice: {level: 'error', text: 'It broke.', hint: 'Wait.', time: 1000}});

	test('takes the place of the keys while it is new', () => {
		expect(bar(noticed, 120, 1000 + noticeTime - 1)).toMatch(/^It broke\. Wait\. +ready$/);
		expect(bar(noticed, 120, 1000 + noticeTime)).toMatch(/^⏎ send/);
	});

	test('goes before what is going on, where both have no room', () => {
		expect(bar(noticed, 20, 1000)).toBe('It broke. Wait.');
	});
});

test('exactly the width, whatever is said', () => {
	const texts = ['', ...hostile.map(([, text]) => text)];
	for (const text of texts) {
		const states = [
			state(),
			state({notice: {level: 'warning', text, hint: text, time: 0}}),
			busy({swap: {from: text, to: text, step: 'load', since: 0}}),
			busy({making: {name: text, path: text, fraction: 0, since: 0}, model: {phase: 'ready', model: {...model, name: text}}}),
			state({dialog: {kind: 'help', selected: 0, filter: text}}),
		];
		for (const given of states) {
			for (const width of [1, 2, 3, 5, 8, 13, 20, 36, 59, 80, 200]) {
				for (const style of [theme, createTheme('dark'), createTheme('none', 'ascii')]) {
					const line = statusBar(given, width, style, 0);
					expect([width, line, stringWidth(line)]).toEqual([width, line, width]);
					expect(stripAnsi(line)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
				}
			}
		}
	}
});
