import {Buffer} from 'node:buffer';
import {describe, expect, test} from 'vitest';
import {clipboardSequence, isClipboardKnown} from '../../source/ui/clipboard.ts';

const encoded = (text: string) => Buffer.from(text).toString('base64');

describe('the sequence', () => {
	test('as it is', () => {
		expect(clipboardSequence('漢字\n', {})).toBe(`\u001B]52;c;${encoded('漢字\n')}\u0007`);
	});

	test('through tmux, with every escape doubled', () => {
		expect(clipboardSequence('a', {TMUX: '/tmp/x,1,0'})).toBe(`\u001BPtmux;\u001B\u001B]52;c;${encoded('a')}\u0007\u001B\\`);
	});

	test('through screen, in pieces', () => {
		const sequence = clipboardSequence('x'.repeat(3000), {STY: '1.pts'})!;
		const pieces = sequence.split('\u001B\\').filter(Boolean);
		expect(pieces.length).toBeGreaterThan(5);
		expect(Math.max(...pieces.map(({length}) => length))).toBeLessThan(768);
		expect(pieces.map(piece => piece.replace(/^\u001BP/u, '')).join('')).toBe(`\u001B]52;c;${encoded('x'.repeat(3000))}\u0007`);
	});

	test('nothing that is too long', () => {
		expect(clipboardSequence('x'.repeat(75_000), {})).toBeDefined();
		expect(clipboardSequence('x'.repeat(75_001), {})).toBeUndefined();
	});
});

test.each([
	[{TERM: 'xterm-kitty'}, true],
	[{TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm'}, true],
	[{TERM: 'xterm-256color', WT_SESSION: 'x'}, true],
	[{TERM: 'xterm-256color'}, false],
	[{TERM: 'xterm-kitty', TMUX: 'x'}, false],
	[{}, false],
])('%j is known to reach the clipboard: %s', (environment, known) => {
	expect(isClipboardKnown(environment)).toBe(known);
});
