import {expect, test} from 'vitest';
import {guard} from '../../../source/ui/frame/guard.ts';

test.each([
	['plain text — 漢字 👩‍👩‍👧‍👦'],
	['\u001B[38;5;111mcolour\u001B[39m'],
	['\u001B]8;;https://a.org/\u0007a link\u001B]8;;\u0007'],
])('%j is left as it is', line => {
	expect(guard(line)).toBe(line);
});

test.each([
	['a\u001B[2Jb', 'a[2Jb'],
	['a\u001B]52;c;aGk=\u0007b', 'a]52;c;aGk=b'],
	['a\u001B]8;;https://a.org/\u0007b\u0007', 'a\u001B]8;;https://a.org/\u0007b'],
	['a\u001B]8;;file:///bin/sh\u0007b', 'a]8;;file:///bin/shb'],
	['a\u001B]0;t\u001B\\b', String.raw`a]0;t\b`],
	['a\nb\rc\bd', 'abcd'],
	['a\u009B2Jb\u0090c\u009C', 'a2Jbc'],
	['a\u202Eb', 'ab'],
	['a\u001B', 'a'],
])('%j becomes %j', (line, safe) => {
	expect(guard(line)).toBe(safe);
});
