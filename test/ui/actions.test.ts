import {describe, expect, test} from 'vitest';
import type {Message} from '../../source/core/chat.ts';
import {keymap} from '../../source/core/keymap.ts';
import {sectionNames} from '../../source/ui/panels/section-names.ts';
import {faceStage} from '../helpers/face-stage.ts';
import {mock, model, rungs} from './panels/views.ts';

describe('the ladder', () => {
	test('opens on the rung in use, and asks what fits now', () => {
		const face = faceStage({view: mock});
		face.press('Ctrl+T');
		expect(face.state.dialog).toMatchObject({kind: 'ladder', selected: 4});
		expect(face.asked()).toEqual([{type: 'survey'}]);
	});

	test.each([
		[['Down'], 5],
		[['Up', 'Up'], 2],
		[['Ctrl+J'], 5],
		[['Ctrl+K'], 3],
		[Array.from({length: 20}, () => 'Down'), 6],
		[Array.from({length: 20}, () => 'Up'), 0],
	])('%j', (keys, index) => {
		const face = faceStage({view: mock});
		face.press('Ctrl+T', ...keys);
		face.asked();
		face.press('Enter');
		expect(face.asked()).toEqual([{type: 'swap', path: rungs[index]!.path}]);
		expect(face.state.dialog).toBeUndefined();
	});

	test('m makes a missing rung, stops the one that is being made, and says so where there is nothing to make', () => {
		const missing = {...mock, rungs: rungs.map((rung, index) => index === 5 ? {...rung, source: rungs[0]!.path} : rung)};
		const {path} = rungs[5]!;
		const face = faceStage({view: missing});
		face.press('Ctrl+T', 'Down');
		face.asked();
		face.type('m');
		expect(face.asked()).toEqual([{type: 'make', path}]);
		expect(face.state.dialog).toMatchObject({kind: 'ladder', selected: 5});
		face.store.dispatch({type: 'host', events: [{type: 'making', making: {name: 'Q3_K_M', path, fraction: 0.5, since: 0}}], panels: true});
		face.type('m');
		expect(face.asked()).toEqual([{type: 'make', path, stop: true}]);
		face.press('Down');
		face.type('m');
		expect(face.asked()).toEqual([]);
		expect(face.state.notice?.text).toBe('Q2_K is there already.');
	});

	test('the chosen rung stays chosen when others appear above it', () => {
		const face = faceStage({view: {...mock, rungs: rungs.slice(3)}});
		face.press('Ctrl+T', 'Down');
		face.asked();
		face.store.dispatch({type: 'host', events: [{type: 'rungs', rungs}], panels: true});
		face.press('Enter');
		expect(face.asked()).toEqual([{type: 'swap', path: rungs[5]!.path}]);
	});

	test('the chosen rung may go', () => {
		const face = faceStage({view: mock});
		face.press('Ctrl+T', 'Down', 'Down');
		face.asked();
		face.store.dispatch({type: 'host', events: [{type: 'rungs', rungs: rungs.slice(0, 2)}], panels: true});
		face.press('Enter');
		expect(face.asked()).toEqual([{type: 'swap', path: rungs[1]!.path}]);
	});

	test('without a model nothing is chosen', () => {
		const face = faceStage();
		face.press('Ctrl+T', 'Down', 'Up');
		face.asked();
		face.press('Enter');
		expect(face.asked()).toEqual([]);
	});
});

describe('the conversations', () => {
	const sessions = ['one', 'two', 'three'].map(title => ({id: title, title, saved: 0, messages: 1}));

	test('Tab asks for them and opens the list; Enter opens the chosen one', () => {
		const face = faceStage({view: {...mock, sessions}});
		face.press('Tab');
		expect(face.asked()).toEqual([{type: 'sessions'}]);
		face.press('Down', 'Down', 'Down', 'Enter');
		expect(face.asked()).toEqual([{type: 'open', id: 'three'}]);
		expect(face.state.dialog).toBeUndefined();
	});

	test('letters narrow the list', () => {
		const face = faceStage({view: {...mock, sessions}});
		face.press('Tab', 'Down');
		face.type('twx');
		face.press('Backspace');
		face.asked();
		face.press('Enter');
		expect(face.asked()).toEqual([{type: 'open', id: 'two'}]);
	});

	test('Tab does nothing while something is written', () => {
		const face = faceStage({view: {...mock, sessions}});
		face.type('half a');
		face.press('Tab');
		expect([face.asked(), face.state.dialog]).toEqual([[], undefined]);
	});

	test('the list comes with what is found later', () => {
		const face = faceStage({view: mock});
		face.press('Tab', 'Enter');
		expect(face.asked()).toEqual([{type: 'sessions'}]);
	});

	test('another conversation brings its own history', () => {
		const face = faceStage({view: mock});
		face.type('mine');
		face.press('Enter');
		face.store.dispatch({type: 'host', events: [{type: 'session', session: {...mock.session, id: 'other', messages: [{id: 'q', role: 'user', text: 'theirs', time: 0}]}}], panels: true});
		expect(face.state.composer.history).toEqual(['theirs']);
	});
});

describe('one key each', () => {
	test.each([
		['Alt+Up', [{type: 'step', direction: -1}]],
		['Ctrl+O', [{type: 'step', direction: -1}]],
		['Alt+Down', [{type: 'step', direction: 1}]],
		['Ctrl+X', [{type: 'step', direction: 1}]],
		['Ctrl+N', [{type: 'new'}]],
		['Ctrl+S', [{type: 'regenerate'}]],
		['Enter', []],
	])('%s', (key, commands) => {
		const face = faceStage({view: mock});
		face.press(key);
		expect(face.asked()).toEqual(commands);
	});
});

describe('slash commands', () => {
	const say = (text: string) => {
		const face = faceStage({view: mock});
		face.type(text);
		face.press('Enter');
		return face;
	};

	test.each([
		['/stop', [{type: 'stop'}]],
		['/up', [{type: 'step', direction: -1}]],
		['/quant q8_0', [{type: 'swap', path: rungs[1]!.path}]],
		['/model /m/a.gguf', [{type: 'load', settings: {path: '/m/a.gguf'}}]],
		['/etc/hosts', [{type: 'send', text: '/etc/hosts'}]],
	])('%s', (text, commands) => {
		const face = say(text);
		expect(face.asked()).toEqual(commands);
		expect(face.state.composer.text).toBe('');
	});

	test('/quit quits, /help opens help', () => {
		expect(say('/quit').quits()).toBe(1);
		expect(say('/help').state.dialog?.kind).toBe('help');
	});

	test.each([
		['/nonsense', 'There is no command /nonsense.'],
		['/quant', '/quant needs a RUNG.'],
		['/quant Q9', 'There is no rung Q9'],
		['/model', '/model needs a FILE.'],
	])('%s is refused in words and stays to be mended', (text, message) => {
		const face = say(text);
		expect(face.asked()).toEqual([]);
		expect(face.state.notice).toMatchObject({level: 'error'});
		expect(face.state.notice?.text).toContain(message);
		expect(face.state.composer.text).toBe(text);
	});
});

describe('scrolling', () => {
	const messages: Message[] = Array.from({length: 40}, (_, index) => ({id: String(index), role: 'user', text: `question ${index}`, time: 0}));
	const view = {...mock, session: {...mock.session, messages}};

	test('a page up and a page down are the end again', () => {
		const face = faceStage({view});
		face.press('PageUp');
		expect(face.state.scroll).toBeDefined();
		face.press('PageUp', 'PageDown', 'PageDown');
		expect(face.state.scroll).toBeUndefined();
	});

	test('ends at the first line', () => {
		const face = faceStage({view});
		face.press(...Array.from({length: 50}, () => 'PageUp'));
		expect(face.state.scroll).toEqual({message: 0, line: 0});
	});

	test('Ctrl+L and what is sent go to the end', () => {
		const face = faceStage({view});
		face.press('PageUp', 'Ctrl+L');
		expect(face.state.scroll).toBeUndefined();
		face.press('PageUp');
		face.type('x');
		face.press('Enter');
		expect(face.state.scroll).toBeUndefined();
	});

	test('another conversation starts at its end', () => {
		const face = faceStage({view});
		face.press('PageUp');
		face.store.dispatch({type: 'host', events: [{type: 'session', session: {...view.session, id: 'other'}}], panels: true});
		expect(face.state.scroll).toBeUndefined();
	});

	test('in help it moves the help', () => {
		const face = faceStage({view});
		face.press('?', 'PageDown');
		expect(face.state.dialog).toMatchObject({kind: 'help', selected: 10});
		expect(face.state.scroll).toBeUndefined();
		face.press('PageUp', 'PageUp');
		expect(face.state.dialog?.selected).toBe(0);
	});
});

describe('the panels', () => {
	test('have the focus and give it back', () => {
		const face = faceStage({view: mock});
		face.press('Ctrl+G');
		expect(face.state.focused).toBe('gpu');
		face.press('Ctrl+G');
		expect(face.state.focused).toBeUndefined();
	});

	test('go round both ways', () => {
		const face = faceStage({view: mock});
		face.press('Ctrl+G');
		const seen = sectionNames.map(() => {
			face.press('Tab');
			return face.state.focused;
		});
		expect(new Set(seen).size).toBe(sectionNames.length);
		face.press('Up', 'Down');
		expect(face.state.focused).toBe('gpu');
	});

	test('one is zoomed, and stays so for the next one', () => {
		const face = faceStage({view: mock});
		face.press('Ctrl+G', 'Enter', 'Down');
		expect(face.state.zoomed).toBe(true);
		face.press('Enter');
		expect(face.state.zoomed).toBe(false);
	});

	test('Escape goes back to the chat', () => {
		const face = faceStage({view: mock});
		face.press('Ctrl+G', 'Enter', 'Escape');
		expect([face.state.focused, face.state.zoomed]).toEqual([undefined, false]);
	});
});

describe('a message', () => {
	test.each(['', '   ', '\n'])('of %j is not sent', text => {
		const face = faceStage();
		face.paste(text);
		face.press('Enter');
		expect(face.asked()).toEqual([]);
	});

	test('is sent as it is written', () => {
		const face = faceStage();
		face.paste('  two\n lines ');
		face.press('Enter');
		expect(face.asked()).toEqual([{type: 'send', text: '  two\n lines '}]);
		expect(face.state.composer.history).toEqual(['  two\n lines ']);
	});
});

test('every command can be run in any state', () => {
	for (const {command} of keymap) {
		for (const rest of [{}, {view: mock}, {view: mock, focused: 'cpu'}, {view: mock, dialog: {kind: 'palette', selected: 99, filter: 'zz'}}, {view: {...mock, model: {phase: 'ready', model: {...model, path: '/elsewhere'}}}, dialog: {kind: 'ladder', selected: 99, filter: ''}}, {columns: 1, rows: 1}] as const) {
			expect(() => {
				faceStage(rest).run(command);
			}).not.toThrow();
		}
	}
});
