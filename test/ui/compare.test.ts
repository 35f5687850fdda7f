import {describe, expect, test} from 'vitest';
import type {CompareState, View} from '../../source/core/view.ts';
import {compareShown} from '../../source/ui/dialogs/compare-shown.ts';
import {faceStage} from '../helpers/face-stage.ts';
import {mock, rungs} from './panels/views.ts';

const running: CompareState = {from: 'Q4_K_M', to: 'Q8_0', phase: 'load', fraction: 0.5};
const side = {rungs: ['F16'], text: Array.from({length: 50}, () => 'line').join('\n'), cut: false};
const done: CompareState = {from: 'Q4_K_M', to: 'Q8_0', phase: 'done', said: side, other: side, agreement: {places: 100, same: 97, divergence: 0.01}};
const missing: View = {...mock, rungs: rungs.map(rung => rung.name === 'Q2_K' ? {...rung, source: rungs[0]!.path} : rung)};
const small: View = {...missing, rungs: missing.rungs.map(rung => ({...rung, size: 1}))};

describe('/compare', () => {
	const say = (text: string, view: View = mock) => {
		const face = faceStage({view});
		face.type(text);
		face.press('Enter');
		return face;
	};

	test.each(['/compare Q8_0', '/compare q8_0'])('%s asks, and makes room for what comes', text => {
		const face = say(text);
		expect(face.asked()).toEqual([{type: 'compare', path: rungs[1]!.path}]);
		expect(face.state.dialog).toMatchObject({kind: 'compare', selected: 0});
		expect(face.state.composer.text).toBe('');
	});

	test('a small rung that is missing is made on the way', () => {
		expect(say('/compare Q2_K', small).asked()).toEqual([{type: 'compare', path: rungs[6]!.path}]);
	});

	test.each([
		['/compare', mock, '/compare needs a RUNG.', ''],
		['/compare Q9', mock, 'There is no rung Q9', 'F16, Q8_0, Q6_K, Q5_K_M, Q4_K_M, Q3_K_M, Q2_K'],
		['/compare Q4_K_M', mock, 'Q4_K_M is the rung in use.', ''],
		['/compare Q2_K', missing, 'Q2_K is not there yet.', 'Make it first: m in the ladder.'],
	])('%s is refused in words and stays to be mended', (text, view, message, hint) => {
		const face = say(text, view);
		expect(face.asked()).toEqual([]);
		expect(face.state.notice?.text).toContain(message);
		expect(face.state.notice?.hint).toContain(hint);
		expect(face.state.dialog).toBeUndefined();
		expect(face.state.composer.text).toBe(text);
	});
});

describe('c', () => {
	test('compares with the rung that is chosen in the ladder', () => {
		const face = faceStage({view: mock});
		face.press('Ctrl+T', 'Down');
		face.asked();
		face.type('c');
		expect(face.asked()).toEqual([{type: 'compare', path: rungs[5]!.path}]);
		expect(face.state.dialog?.kind).toBe('compare');
	});

	test('on the rung in use or one that is not there says why not', () => {
		const face = faceStage({view: missing});
		face.press('Ctrl+T');
		face.asked();
		face.type('c');
		expect(face.state.notice?.text).toContain('is the rung in use');
		face.press('Down', 'Down');
		face.type('c');
		expect(face.state.notice?.hint).toContain('Make it first');
		expect(face.asked()).toEqual([]);
		expect(face.state.dialog?.kind).toBe('ladder');
	});

	test('is a letter anywhere else', () => {
		const face = faceStage({view: mock});
		face.type('c');
		expect(face.state.composer.text).toBe('c');
		face.press('Ctrl+P');
		face.type('c');
		expect(face.state.dialog).toMatchObject({kind: 'palette', filter: 'c'});
		face.store.dispatch({type: 'dialog', dialog: {kind: 'conversations', selected: 0, filter: ''}});
		face.type('c');
		expect(face.state.dialog).toMatchObject({kind: 'conversations', filter: 'c'});
		face.store.dispatch({type: 'dialog', dialog: {kind: 'help', selected: 0, filter: ''}});
		face.type('c');
		// In the conversations it is looked for in what was said.
		expect(face.asked()).toEqual([{type: 'search', words: 'c'}]);
	});
});

describe('the comparison', () => {
	const open = (compare: CompareState | undefined) => faceStage({view: {...mock, compare}, dialog: {kind: 'compare', selected: 0, filter: ''}});

	test.each(['Escape', 'Ctrl+C'])('%s stops it while it runs', key => {
		const face = open(running);
		face.press(key);
		expect(face.asked()).toEqual([{type: 'stop'}]);
		expect(face.state.dialog).toBeUndefined();
	});

	test.each(['Escape', 'Ctrl+C', 'Enter'])('%s closes it when it is done', key => {
		const face = open(done);
		face.press(key);
		expect([face.asked(), face.state.dialog, face.quits()]).toEqual([[], undefined, 0]);
	});

	test('Enter leaves it open while it runs', () => {
		const face = open(running);
		face.press('Enter');
		expect(face.state.dialog?.kind).toBe('compare');
	});

	test('Escape stops one that another screen asked for', () => {
		const face = faceStage({view: {...mock, compare: running}});
		face.press('Escape');
		expect(face.asked()).toEqual([{type: 'stop'}]);
	});

	test('closes when nothing comes of it, and with its conversation', () => {
		for (const event of [{type: 'compare', compare: undefined}, {type: 'session', session: {...mock.session, id: 'other'}}] as const) {
			const face = open(running);
			face.store.dispatch({type: 'host', events: [event], panels: true});
			expect(face.state.dialog).toBeUndefined();
		}

		const face = open(undefined);
		face.store.dispatch({type: 'attached', view: mock, now: 0});
		expect(face.state.dialog).toBeUndefined();
	});

	test('stays open for what is on the way, and leaves other dialogs alone', () => {
		const face = open(undefined);
		face.store.dispatch({type: 'host', events: [{type: 'saved', time: 1}, {type: 'compare', compare: done}], panels: true});
		expect(face.state.dialog?.kind).toBe('compare');
		face.press('Escape', 'Ctrl+T');
		face.store.dispatch({type: 'host', events: [{type: 'compare', compare: undefined}], panels: true});
		expect(face.state.dialog?.kind).toBe('ladder');
	});

	test('shows nothing of the last one while the next one is asked for', () => {
		const face = faceStage({view: {...mock, compare: done}});
		face.type('/compare Q8_0');
		face.press('Enter');
		const shown = () => compareShown(face.state.view, face.state.dialog!).compare;
		expect(shown()).toBeUndefined();
		face.store.dispatch({type: 'host', events: [{type: 'compare', compare: running}], panels: true});
		expect(shown()).toBe(running);
		face.store.dispatch({type: 'host', events: [{type: 'compare', compare: {...done}}], panels: true});
		expect(shown()).toEqual(done);
	});

	test('scrolls by lines and by pages', () => {
		const face = open(done);
		face.press('Down', 'Down', 'Up');
		expect(face.state.dialog?.selected).toBe(1);
		face.press('PageDown');
		expect(face.state.dialog?.selected).toBe(11);
		face.press('PageUp', 'PageUp');
		expect(face.state.dialog?.selected).toBe(0);
		expect(face.state.scroll).toBeUndefined();
	});
});
