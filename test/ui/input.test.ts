import {describe, expect, test} from 'vitest';
import {emptyLatency} from '../../source/core/latency.ts';
import type {View} from '../../source/core/view.ts';
import {wholeText} from '../../source/ui/chat/composer-state.ts';
import {faceStage} from '../helpers/face-stage.ts';
import {mock} from './panels/views.ts';

const running: View = {...mock, progress: {phase: 'decoding', prefilled: 0, prefillTotal: 0, tokens: 1, latency: emptyLatency}};
const swapping: View = {...mock, swap: {from: 'a', to: 'b', step: 'load', since: 0}};
const making: View = {...mock, making: {name: 'Q2_K', path: '/m/q2', fraction: 0, since: 0}};

describe('Ctrl+C', () => {
	test('closes, then stops, then clears, then quits', () => {
		const face = faceStage({view: running});
		face.type('half a');
		face.press('Ctrl+T');
		expect(face.state.dialog?.kind).toBe('ladder');
		face.asked();

		face.press('Ctrl+C');
		expect(face.state.dialog).toBeUndefined();
		expect(face.asked()).toEqual([]);

		face.press('Ctrl+C');
		expect(face.asked()).toEqual([{type: 'stop'}]);
		expect(face.state.composer.text).toBe('half a');

		face.store.dispatch({type: 'host', events: [{type: 'snapshot', view: mock}], panels: true});
		face.press('Ctrl+C');
		expect(face.state.composer.text).toBe('');
		expect(face.state.notice?.text).toContain('brings it back');
		expect(face.quits()).toBe(0);

		face.press('Ctrl+C');
		expect(face.quits()).toBe(1);
		expect(face.asked()).toEqual([]);
	});

	test.each([['a reply', running], ['a swap', swapping], ['a rung being made', making]])('stops %s', (_, view) => {
		const face = faceStage({view});
		face.press('Ctrl+C');
		expect([face.asked(), face.quits()]).toEqual([[{type: 'stop'}], 0]);
	});

	test('leaves the panels first', () => {
		const face = faceStage({view: running, focused: 'gpu', zoomed: true});
		face.press('Ctrl+C');
		expect([face.state.focused, face.state.zoomed, face.asked()]).toEqual([undefined, false, []]);
	});

	test.each([
		['a reply has ended', running, ['Ctrl+L'], true],
		['a search was left', mock, ['Ctrl+R', 'Escape'], false],
		['a dialog was closed', mock, ['Ctrl+T', 'Escape'], false],
	] as ReadonlyArray<readonly [string, View, readonly string[], boolean]>)('just after %s warns first, and then quits', (_, view, keys, ends) => {
		const face = faceStage({view});
		face.press(...keys);
		if (ends) {
			face.store.dispatch({type: 'host', events: [{type: 'snapshot', view: mock}], panels: true});
		}

		face.press('Ctrl+C');
		expect([face.state.notice?.text, face.quits()]).toEqual(['Ctrl+C again quits.', 0]);
		face.press('Ctrl+C');
		expect(face.quits()).toBe(1);
	});

	test('on a screen where nothing has happened quits at once', () => {
		const face = faceStage({view: mock});
		face.press('Ctrl+C');
		expect(face.quits()).toBe(1);
	});

	test('what was cleared comes back', () => {
		const face = faceStage();
		face.type('precious');
		face.press('Ctrl+C', 'Up');
		expect(face.state.composer.text).toBe('precious');
	});
});

describe('Escape', () => {
	test('never quits and never clears', () => {
		const face = faceStage();
		face.type('x');
		face.press('Escape', 'Escape');
		expect([face.state.composer.text, face.quits(), face.asked()]).toEqual(['x', 0, []]);
	});

	test('stops what runs', () => {
		const face = faceStage({view: running});
		face.press('Escape');
		expect(face.asked()).toEqual([{type: 'stop'}]);
	});
});

describe('Ctrl+D', () => {
	test('quits when nothing is written', () => {
		const face = faceStage();
		face.press('Ctrl+D');
		expect(face.quits()).toBe(1);
	});

	test('deletes to the right otherwise', () => {
		const face = faceStage();
		face.type('ab');
		face.press('Home', 'Ctrl+D');
		expect([face.state.composer.text, face.quits()]).toEqual(['b', 0]);
	});
});

describe('what is typed', () => {
	test('goes into the message', () => {
		const face = faceStage();
		face.type('h');
		face.type('i');
		face.press('Left');
		face.type('漢');
		expect(face.state.composer.text).toBe('h漢i');
	});

	test('takes the focus back from the panels', () => {
		const face = faceStage({focused: 'cpu'});
		face.type('h');
		expect([face.state.focused, face.state.composer.text]).toEqual([undefined, 'h']);
	});

	test.each([['hello\r'], ['hello\r\n']])('%j in one chunk is sent', text => {
		const face = faceStage();
		face.type(text);
		expect(face.asked()).toEqual([{type: 'send', text: 'hello'}]);
		expect(face.state.composer.text).toBe('');
	});

	test('a line feed behind text is Enter where it was typed before the screen was there, and Ctrl+J afterwards', () => {
		const face = faceStage();
		face.type('hello\n');
		expect(face.asked()).toEqual([{type: 'send', text: 'hello'}]);
		face.type('hello\n');
		expect([face.asked(), face.state.composer.text]).toEqual([[], 'hello\n']);
	});

	test('several lines in one chunk are not sent', () => {
		const face = faceStage();
		face.type('one\rtwo\r');
		expect(face.asked()).toEqual([]);
		expect(face.state.composer.text).toBe('one\ntwo\n');
	});

	test('cannot bring escape sequences', () => {
		const face = faceStage();
		face.type('a\u001B[2Jb\u0007');
		expect(face.state.composer.text).toBe('ab');
	});

	test('unknown keys do nothing', () => {
		const face = faceStage();
		const before = face.state;
		face.press('Ctrl+Q', 'Alt+Z', 'Ctrl+Alt+Up');
		expect(face.state).toBe(before);
		expect(face.asked()).toEqual([]);
	});
});

describe('?', () => {
	test('opens help while nothing is written', () => {
		const face = faceStage();
		face.press('?');
		expect(face.state.dialog?.kind).toBe('help');
	});

	test('also from the panels', () => {
		const face = faceStage({focused: 'gpu'});
		face.press('?');
		expect(face.state.dialog?.kind).toBe('help');
	});

	test('is a letter in a message and in the palette', () => {
		const face = faceStage();
		face.type('why');
		face.press('?');
		expect([face.state.composer.text, face.state.dialog]).toEqual(['why?', undefined]);
		face.press('Ctrl+P', '?');
		expect(face.state.dialog?.filter).toBe('?');
	});
});

describe('a paste', () => {
	test('goes in whole and clean, and is not sent', () => {
		const face = faceStage();
		const text = 'line\u001B[31m of text\r\n'.repeat(10_000);
		face.paste(text);
		expect(wholeText(face.state.composer)).toBe('line of text\n'.repeat(10_000));
		expect(face.asked()).toEqual([]);
	});

	test('does not go behind a dialog: it narrows the list that is open', () => {
		const face = faceStage();
		face.press('Ctrl+P');
		face.paste('theme\n');
		expect([face.state.composer.text, face.state.dialog?.filter]).toEqual(['', 'theme']);
	});

	test('goes to the search of the history while there is one', () => {
		const face = faceStage();
		face.press('Ctrl+R');
		face.paste('word');
		expect(face.state.composer.search).toBeDefined();
		face.press('Escape');
		expect(face.state.composer.text).toBe('');
	});

	test('takes the focus back from the panels, as typing does; keys that edit mean nothing there', () => {
		const face = faceStage();
		face.type('half');
		face.press('Ctrl+G', 'Backspace', 'Ctrl+U', 'Ctrl+W');
		expect(face.state.composer.text).toBe('half');
		face.paste(' a word');
		expect([face.state.focused, face.state.composer.text]).toEqual([undefined, 'half a word']);
	});
});

describe('with several lines written', () => {
	test('↑ and ↓ move between them, and the history begins at their ends', () => {
		const face = faceStage();
		face.type('sent before');
		face.press('Enter');
		face.type('one');
		face.press('Ctrl+J');
		face.type('two');
		face.press('Up');
		expect([face.state.composer.text, face.state.composer.cursor]).toEqual(['one\ntwo', 3]);
		face.press('Up');
		expect(face.state.composer.text).toBe('sent before');
		face.press('Down');
		expect(face.state.composer.text).toBe('one\ntwo');
	});

	test('↓ goes to the next line', () => {
		const face = faceStage();
		face.paste('one\ntwo');
		face.press('Up', 'Home', 'Down');
		expect(face.state.composer.cursor).toBe(4);
		face.press('Down');
		expect(face.state.composer.text).toBe('one\ntwo');
	});

	test('a first line that is empty is a line', () => {
		const face = faceStage();
		face.paste('\nx');
		face.press('Up');
		expect([face.state.composer.text, face.state.composer.cursor]).toEqual(['\nx', 0]);
		face.press('Up');
		expect(face.state.composer.text).toBe('\nx');
	});
});

describe('in the palette', () => {
	test('letters filter, Backspace takes one away, Enter runs', () => {
		const face = faceStage();
		face.press('Ctrl+P');
		face.type('newx');
		face.press('Backspace');
		expect(face.state.dialog?.filter).toBe('new');
		face.press('Enter');
		expect(face.asked()).toEqual([{type: 'new'}]);
		expect(face.state.dialog).toBeUndefined();
	});

	test('letters and Enter in one chunk too', () => {
		const face = faceStage();
		face.press('Ctrl+P');
		face.type('new\r');
		expect(face.asked()).toEqual([{type: 'new'}]);
	});

	test('nothing found, nothing run', () => {
		const face = faceStage();
		face.press('Ctrl+P');
		face.type('zzzz\r');
		expect([face.asked(), face.quits(), face.state.dialog]).toEqual([[], 0, undefined]);
	});
});

test('letters do nothing in the ladder and in help', () => {
	for (const key of ['Ctrl+T', '?']) {
		const face = faceStage({view: mock});
		face.press(key);
		face.type('abc');
		expect([face.state.composer.text, face.state.dialog?.filter]).toEqual(['', '']);
	}
});
