import {describe, expect, test} from 'vitest';
import {keymap, type Binding} from '../../source/core/keymap.ts';
import {commandFor, keyName} from '../../source/ui/keys.ts';
import {pressed, typed} from '../helpers/keys.ts';

const names = [...new Set(keymap.flatMap(({keys}: Binding) => keys))];

// A letter or a sign is text: it is a command only where nothing is written, as in the ladder.
test.each(names.filter(name => !/^[-+a-z]$/.test(name)))('%s has its name', name => {
	expect(keyName(...pressed(name))).toBe(name);
});

test.each([
	['a', undefined],
	['/', undefined],
	['^', undefined],
	['漢', undefined],
	['', undefined],
	['pasted text', undefined],
	['?', '?'],
	['\n', 'Ctrl+J'],
])('%j typed is %s', (text, name) => {
	expect(keyName(...typed(text))).toBe(name);
});

test('Escape with Meta is Escape', () => {
	expect(keyName(...pressed('Alt+Escape'))).toBe('Escape');
});

describe('commands', () => {
	test.each([
		['Enter', ['composer', 'everywhere'], 'send'],
		['Enter', ['list', 'everywhere'], 'accept'],
		['Enter', ['panels', 'everywhere'], 'panel-zoom'],
		['Up', ['composer', 'everywhere'], 'history-back'],
		['Up', ['list', 'everywhere'], 'choose-up'],
		['Ctrl+T', ['list', 'everywhere'], 'ladder'],
		['Ctrl+J', ['everywhere'], undefined],
		['Ctrl+Z', ['composer', 'everywhere'], undefined],
	] as const)('%s in %j is %s', (key, scopes, command) => {
		expect(commandFor(key, scopes)).toBe(command);
	});
});
