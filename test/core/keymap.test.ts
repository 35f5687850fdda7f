import {describe, expect, test} from 'vitest';
import {keyLabel, keymap, type Binding, type Scope} from '../../source/core/keymap.ts';

const rows: readonly Binding[] = keymap;

/** Keys that mean two things by what is going on: see `leaveOrStop` in ui/input.ts. */
const meant = new Set(['Escape stop back', 'Ctrl+C stop quit', 'Tab complete conversations']);

const together = (a: Scope, b: Scope) => a === b || a === 'everywhere' || b === 'everywhere';

test('no key has two commands at once', () => {
	const clashes = rows.flatMap((row, index) => rows.slice(index + 1).flatMap(other => together(row.scope, other.scope)
		? row.keys.filter(key => other.keys.includes(key)).map(key => `${key} ${row.command} ${other.command}`)
		: []));
	expect(new Set(clashes)).toEqual(meant);
});

describe.each(rows.map(row => [row.command, row] as const))('%s', (_, {keys, help, scope, slash}) => {
	test('has a key or a word that survives SSH, tmux and a terminal without Meta', () => {
		expect(slash !== undefined || keys.some(key => !key.includes('Alt+'))).toBe(true);
	});

	test('has keys that a terminal can send apart', () => {
		for (const key of keys) {
			expect(key).toMatch(/^(?:(?:Ctrl\+|Alt\+)[A-Z]|(?:Alt\+)?(?:Enter|Up|Down)|Left|Right|Delete|Escape|PageUp|PageDown|Tab|Ctrl\+[_^]|Alt\+\/|[-+?cmps])$/);
			// Tab, Enter, Backspace and Escape by another name; suspend stays the shell's.
			expect(['Ctrl+I', 'Ctrl+M', 'Ctrl+H', 'Ctrl+[', 'Ctrl+Z']).not.toContain(key);
		}
	});

	test('says what it does', () => {
		expect(help).toMatch(/^[a-z]\S.{5,80}$/);
		expect(['everywhere', 'composer', 'list', 'panels']).toContain(scope);
	});
});

test('commands and slash words once each', () => {
	const slashes = rows.flatMap(({slash}) => slash ?? []);
	expect(new Set(slashes).size).toBe(slashes.length);
	expect(new Set(rows.map(({command}) => command)).size).toBe(rows.length);
	for (const slash of slashes) {
		expect(slash).toMatch(/^[a-z]+$/);
	}
});

test.each([
	['Ctrl+T', '^T', '^T'],
	['Alt+Up', '⌥↑', 'Alt+Up'],
	['Alt+Down', '⌥↓', 'Alt+Down'],
	['Alt+Enter', '⌥⏎', 'Alt+Enter'],
	['Enter', '⏎', 'Enter'],
	['Escape', 'esc', 'Escape'],
	['PageUp', 'pgup', 'PageUp'],
	['PageDown', 'pgdn', 'PageDown'],
	['Up', '↑', 'Up'],
	['?', '?', '?'],
])('%s is drawn %s and %s', (key, label, ascii) => {
	expect(keyLabel(key)).toBe(label);
	expect(keyLabel(key, true)).toBe(ascii);
});

test('in ASCII every label is ASCII', () => {
	for (const key of rows.flatMap(({keys}) => keys)) {
		expect(keyLabel(key, true)).toMatch(/^[\u0021-\u007E]+$/);
	}
});
