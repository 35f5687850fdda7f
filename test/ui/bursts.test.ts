import {describe, expect, test} from 'vitest';
import {splitBurst} from '../../source/ui/bursts.ts';
import {keyName} from '../../source/ui/keys.ts';
import {faceStage} from '../helpers/face-stage.ts';
import {pressed, typed} from '../helpers/keys.ts';

const named = (input: string) => splitBurst(...typed(input)).map(([text, key]) => keyName(text, key) ?? text);

describe('what comes at once is taken apart', () => {
	test.each([
		['a', ['a']],
		['hello', ['hello']],
		['\t\t\t', ['Tab', 'Tab', 'Tab']],
		['/mo\t', ['/mo', 'Tab']],
		['/mo\t\r', ['/mo', 'Tab', 'Enter']],
		['\u0017\u0017', ['Ctrl+W', 'Ctrl+W']],
		['one\u0015two', ['one', 'Ctrl+U', 'two']],
		['\u001F\u001E', ['Ctrl+_', 'Ctrl+^']],
		['漢字\u0001', ['漢字', 'Ctrl+A']],
		['\u0014\u001F', ['Ctrl+T', 'Ctrl+_']],
		['\r\r', ['Enter']],
		['hello\r', ['hello', 'Enter']],
		['hello\r\n', ['hello', 'Enter']],
		['hello\r\u0010', ['hello', 'Enter', 'Ctrl+P']],
		['hello\r\u0010ladder\r', ['hello', 'Enter', 'Ctrl+P', 'ladder', 'Enter']],
		['hello\n', ['hello', 'Ctrl+J']],
		['\n\n', ['Ctrl+J', 'Ctrl+J']],
	])('%j is %j', (input, names) => {
		expect(named(input)).toEqual(names);
	});

	test.each(['one\rtwo\r', 'one\r\n\ttwo', 'a\tb', 'one\u0001\ntwo'])('%j stays whole', input => {
		expect(splitBurst(...typed(input)).map(([text]) => text)).toEqual([input]);
	});

	test('a key with a name is left alone', () => {
		for (const name of ['Tab', 'Enter', 'Ctrl+W', 'Alt+Enter', 'Up']) {
			expect(splitBurst(...pressed(name))).toEqual([pressed(name)]);
		}
	});
});

test('Tab pressed fast goes through what it offers', () => {
	const face = faceStage();
	face.type('/co\t\t\t');
	const {menu, text} = face.state.composer;
	expect(menu?.selected).toBe(1);
	expect(text).toBe(`/${menu!.items[1]!}`);
});

test('Enter pressed twice sends once, and takes once what is chosen', () => {
	const face = faceStage();
	face.type('hello\r\r');
	expect(face.asked()).toEqual([{type: 'send', text: 'hello'}]);
	face.type('half a thought');
	face.press('Ctrl+P');
	face.type('ladder');
	face.type('\r\r');
	expect(face.state.dialog?.kind).toBe('ladder');
	expect(face.state.composer.text).toBe('half a thought');
});

test('a letter that is held is as many commands in the panels, and one in the ladder', () => {
	const face = faceStage({focused: 'gpu'});
	face.type('++');
	expect(face.state.time.step).toBe(2);
	expect(face.state.composer.text).toBe('');
	face.type('hi');
	expect(face.state.composer.text).toBe('hi');
});
