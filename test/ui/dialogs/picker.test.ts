import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import {ago} from '../../../source/core/ago.ts';
import type {Shelf, ShelfModel} from '../../../source/core/shelf.ts';
import type {View} from '../../../source/core/view.ts';
import {widthOf} from '../../../source/ui/frame/width.ts';
import {pickerLines} from '../../../source/ui/dialogs/picker.ts';
import {pickerGroups, pickerItems} from '../../../source/ui/dialogs/picker-rows.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {faceStage} from '../../helpers/face-stage.ts';
import {nothing} from '../panels/views.ts';

const gib = 2 ** 30;
const now = Date.UTC(2026, 10, 24, 12);
const model = (rest: Partial<ShelfModel> & {path: string}): ShelfModel => ({
	family: 'mistral',
	name: 'Mistral 7B Instruct v0.3',
	architecture: 'llama',
	parameters: 7.2e9,
	rung: 'Q4_K_M',
	size: 4.1 * gib,
	shards: 1,
	store: 'LM Studio',
	outlook: {words: 'fits', tone: 'good', needs: 5.3 * gib, speed: {tokensPerSecond: 12.3, measured: true}},
	best: [],
	...rest,
});
const shelf: Shelf = {
	models: [
		model({path: '/m/mistral-Q8_0.gguf', rung: 'Q8_0', size: 7.2 * gib, best: ['best quality'], outlook: {words: 'too big', tone: 'bad', needs: 9.9 * gib, speed: {tokensPerSecond: 4, measured: false}}}),
		model({path: '/m/mistral-Q4_K_M.gguf', best: ['balanced', 'fast'], used: now - 3 * 86_400_000}),
		model({path: '/o/blobs/sha256-1', family: 'qwen', name: 'Qwen3 8B', store: 'Ollama', title: 'qwen3:8b'}),
		model({path: `/x/${'長い名前'.repeat(30)}\u001B[2J\u202E.gguf`, family: 'x', name: `\u001B]0;owned\u0007${'長い'.repeat(60)}`, outlook: undefined}),
	],
	apart: [{path: '/m/cut.gguf', size: 5000, reason: 'cut short: it has 5,000 bytes of 159,392.', broken: true}, {path: '/m/mmproj.gguf', size: gib, reason: 'projector', broken: false}],
	offers: [{id: 'tinyllama-1.1b', name: 'TinyLlama 1.1B', rung: 'Q5_K_M', size: 0.7 * gib, what: 'hf:org/TinyLlama-GGUF:Q5_K_M', licence: 'Apache 2.0', use: 'lightweight tasks', outlook: {words: 'fits', tone: 'good', needs: gib}}],
	free: 9.4 * gib,
	onCard: false,
	context: 4096,
	folder: '/home/me/.local/share/lisa/models',
};
const view: View = {...nothing, shelf};
const draw = (given: View, {filter = '', selected = 0, sure, width = 76, height = 34, glyphs}: {filter?: string; selected?: number; sure?: string; width?: number; height?: number; glyphs?: 'ascii'} = {}) =>
	pickerLines(given, {filter, selected, sure}, {width, height, theme: createTheme('none', glyphs), now}).map(line => stripAnsi(line));
const text = (...options: Parameters<typeof draw>) => draw(...options).join('\n');

describe('the picker', () => {
	test('has the models of this box by family, then the catalog, then what is not to be loaded', () => {
		expect(pickerGroups(view, '').map(({heading, items}) => [heading.slice(0, 24), items.length])).toEqual([
			['Mistral 7B Instruct v0.3', 2], ['Qwen3 8B · 7.2B · llama', 1], [expect.stringContaining('長い'), 1], ['In the catalog, to pull', 1], ['Not to be loaded', 2],
		]);
	});

	test('each with its size, what it needs of what is free, and how fast it is', () => {
		const lines = text(view, {selected: 1});
		expect(lines).toContain('9.4 GiB of RAM for a model');
		expect(lines).toMatch(/Q8_0 +7\.2 GiB ━━━━━━━━ +9\.9 GiB too big +best/);
		expect(lines).toMatch(/▸ Q4_K_M +4\.1 GiB ━━━━╸─── +5\.3 GiB fits +12\.3 balanced/);
		expect(lines).toContain('/m/mistral-Q4_K_M.gguf');
		expect(lines).toContain('needs 5.3 GiB of 9.4 GiB free, 12.3 tok/s measured · LM Studio');
		expect(lines).toContain('Loaded 3 days ago. Of its rungs here it is the balanced and fast choice.');
		expect(lines).toMatch(/cut\.gguf +cut short/);
	});

	test.each([
		['qwen', '/o/blobs/sha256-1'],
		['q8_0', '/m/mistral-Q8_0.gguf'],
		['misQ4', '/m/mistral-Q4_K_M.gguf'],
		['ollama', '/o/blobs/sha256-1'],
	])('letters %j find %s first', (filter, path) => {
		expect(pickerItems(view, filter)[0]).toMatchObject({model: {path}});
	});

	test('what a pull is at stands on top, with a bar', () => {
		const pulling: View = {...view, pull: {what: 'hf:org/x:Q8_0', name: 'x-Q8_0.gguf', phase: 'fetching', bytes: gib, total: 4 * gib, rate: 11e6, left: 300}};
		const lines = text(pulling);
		expect(lines).toMatch(/Being pulled[^\n]*\n.*▸ x-Q8_0\.gguf +━━╸?─+ pulling 25 % {2}11\.0 MB\/s {2}5 min left/);
		expect(text(pulling, {sure: 'pull'})).toContain('Enter again stops it');
	});

	test('what an offer would fetch, and where to', () => {
		const selected = pickerItems(view, '').findIndex(({kind}) => kind === 'offer');
		const lines = text(view, {selected});
		expect(lines).toContain('hf:org/TinyLlama-GGUF:Q5_K_M · Apache 2.0 · lightweight tasks');
		expect(lines).toContain('Enter twice fetches 717 MiB into /home/me/.local/share/lisa/models');
		expect(text(view, {selected, sure: 'hf:org/TinyLlama-GGUF:Q5_K_M'})).toContain('Enter again fetches 717 MiB into');
	});

	test('nothing found, nothing known yet, nothing with these letters', () => {
		expect(text(nothing)).toContain('looking for models on this box');
		expect(text({...nothing, shelf: {...shelf, models: [], apart: [], offers: []}})).toContain('/pull hf:org/repo fetches one');
		expect(text(view, {filter: 'zzzz'})).toContain('nothing here has these letters');
		expect(text({...view, shelf: {...shelf, looking: {done: 120, total: 1000}}})).toContain('looking  120/1,000');
	});

	test.each([20, 40, 58, 60, 74, 90, 110, 160])('every line is as wide as the picker at %i columns, and safe to draw', width => {
		for (const glyphs of [undefined, 'ascii'] as const) {
			for (const selected of pickerItems(view, '').keys()) {
				const lines = draw(view, {width, selected, glyphs});
				expect(new Set(lines.map(line => widthOf(line)))).toEqual(new Set([Math.min(width, 110)]));
				expect(lines.join('')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202E]/);
			}
		}
	});

	test('in ASCII there is nothing else of LISA’s own', () => {
		const plain: View = {...view, shelf: {...shelf, models: shelf.models.slice(0, 3)}};
		expect(text(plain, {glyphs: 'ascii'})).not.toMatch(/[^\n\u0020-\u007E]/);
	});
});

describe('picking', () => {
	const open = (rest: Partial<View> = {}) => {
		const stage = faceStage({view: {...view, ...rest}});
		stage.run('models');
		expect(stage.asked()).toEqual([{type: 'shelf'}]);
		return stage;
	};

	test('Enter loads what is chosen', () => {
		const stage = open();
		stage.press('Down', 'Enter');
		expect(stage.asked()).toEqual([{type: 'load', settings: {path: '/m/mistral-Q4_K_M.gguf'}}]);
		expect(stage.state.dialog).toBeUndefined();
	});

	test('letters find, and Backspace takes them away', () => {
		const stage = open();
		stage.type('qwen');
		stage.press('Enter');
		expect(stage.asked()).toEqual([{type: 'load', settings: {path: '/o/blobs/sha256-1'}}]);
	});

	test('a pull is asked for twice; moving or typing between them begins again', () => {
		const stage = open();
		stage.type('tiny');
		stage.press('Enter');
		expect(stage.asked()).toEqual([]);
		stage.press('Up', 'Enter');
		expect(stage.asked()).toEqual([]);
		stage.press('Enter');
		expect(stage.asked()).toEqual([{type: 'pull', what: 'hf:org/TinyLlama-GGUF:Q5_K_M'}]);
		expect(stage.state.dialog?.kind).toBe('models');
	});

	test('what is set apart is not loaded', () => {
		const stage = open();
		stage.type('mmproj');
		stage.press('Enter', 'Enter');
		expect(stage.asked()).toEqual([]);
		expect(stage.state.dialog?.kind).toBe('models');
	});

	test('a pull is stopped when asked twice', () => {
		const stage = open({pull: {what: 'hf:org/x', phase: 'asking', bytes: 0}});
		stage.press('Up', 'Enter');
		expect(stage.asked()).toEqual([]);
		stage.press('Enter');
		expect(stage.asked()).toEqual([{type: 'stop-pull'}]);
	});

	test('what is chosen stays so when others come', () => {
		const stage = open();
		stage.press('Down');
		stage.store.dispatch({type: 'host', panels: false, events: [{type: 'shelf', shelf: {...shelf, models: [model({path: '/a/a.gguf', family: 'a', name: 'A'}), ...shelf.models]}}]});
		stage.press('Enter');
		expect(stage.asked()).toEqual([{type: 'load', settings: {path: '/m/mistral-Q4_K_M.gguf'}}]);
	});

	test('/pull asks the host', () => {
		const stage = faceStage({view});
		stage.type('/pull hf:org/repo:Q4_K_M');
		stage.press('Enter');
		expect(stage.asked()).toEqual([{type: 'pull', what: 'hf:org/repo:Q4_K_M'}]);
		expect(stage.state.composer.text).toBe('');
	});
});

test.each([
	[30_000, 'just now'], [10 * 60_000, '10 min ago'], [3 * 3_600_000, '3 h ago'], [26 * 3_600_000, 'yesterday'], [12 * 86_400_000, '12 days ago'],
])('%i ms: %s', (span, words) => {
	expect(ago(now - span, now)).toBe(words);
});
