import {describe, expect, test} from 'vitest';
import {clean, cleanLine, StreamCleaner} from '../../source/core/text.ts';

/** What a hostile model or file may say, and what may be left of it. */
const attacks: ReadonlyArray<readonly [name: string, text: string, left: string]> = [
	['colours', 'a\u001B[31mb\u001B[0m', 'ab'],
	['cursor movement', '\u001B[2J\u001B[Hx', 'x'],
	['private modes', '\u001B[?1049lx\u001B[?25l', 'x'],
	['the title', '\u001B]0;owned\u0007x', 'x'],
	['the clipboard', '\u001B]52;c;aGk=\u001B\\x', 'x'],
	['a link', '\u001B]8;;http://x\u001B\\text\u001B]8;;\u001B\\', 'text'],
	['a device control string', '\u001BPq#0\u001B\\x', 'x'],
	['an application command', '\u001B_payload\u001B\\x', 'x'],
	['8-bit controls', '\u009B31mx\u009D0;t\u009C', 'x'],
	['half of a character that was encoded twice, and nothing behind it', 'â€\u009Dsaid\nmore', 'â€said\nmore'],
	['a reset', '\u001Bcx', 'x'],
	['character sets', '\u001B(0x', 'x'],
	['backspaces', 'ab\b\bcd', 'abcd'],
	['a bell', 'x\u0007', 'x'],
	['a null', 'x\u0000y', 'xy'],
	['carriage returns', 'safe\rrm -rf', 'safe\nrm -rf'],
	['Windows line ends', 'a\r\nb', 'a\nb'],
	['text turned round', 'abc\u202Edef', 'abcdef'],
	['invisible tags', 'a\u{E0041}b', 'ab'],
	['half a surrogate pair', 'a\uD800b', 'a\uFFFDb'],
	['an unfinished sequence', 'x\u001B[', 'x'],
	['a sequence in a sequence', '\u001B[\u001B[31mx', 'x'],
	['what is harmless', 'naïve 漢字 👩‍👩‍👧 é\t1\n2', 'naïve 漢字 👩‍👩‍👧 é\t1\n2'],
];

describe('clean', () => {
	test.each(attacks)('takes out %s', (_name, text, left) => {
		expect(clean(text)).toBe(left);
	});

	test('puts names on one line', () => {
		expect(cleanLine('  my\n\u001B[1mmodel\t x ')).toBe('my model x');
	});
});

describe('StreamCleaner', () => {
	test.each(attacks)('takes out %s wherever it is split', (_name, text) => {
		for (let first = 0; first <= text.length; first++) {
			for (let second = first; second <= text.length; second++) {
				const cleaner = new StreamCleaner();
				const out = cleaner.write(text.slice(0, first)) + cleaner.write(text.slice(first, second)) + cleaner.write(text.slice(second)) + cleaner.end();
				expect(out).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202E]/u);
				expect(out).toBe(clean(text));
			}
		}
	});

	test('gives plain text on at once', () => {
		const cleaner = new StreamCleaner();
		expect(cleaner.write('hello ')).toBe('hello ');
		expect(cleaner.write('world')).toBe('world');
	});

	test('does not hold back a text for ever', () => {
		const cleaner = new StreamCleaner();
		const out = cleaner.write('\u001B]0;' + 'x'.repeat(300)) + cleaner.write('y'.repeat(300)) + cleaner.end();
		expect(out).not.toContain('\u001B');
		expect(out).toContain('y');
	});
});
