import {expect, test} from 'vitest';
import {attach, mentions, splitAttachments} from '../../source/core/attachments.ts';

test.each([
	['look at @notes.md and @src/a.ts', ['notes.md', 'src/a.ts']],
	['@"my notes.md"', ['my notes.md']],
	['@a\n@a', ['a']],
	['mail me@example.org', []],
	['an @ alone', []],
])('%j names %j', (text, names) => {
	expect(mentions(text)).toEqual(names);
});

test.each([
	[[]],
	[[{path: 'a.md', text: 'one\ntwo'}]],
	[[{path: 'a', text: ''}, {path: 'b', text: '</file>\n\n<file path="c" characters="3">\nabc\n</file>'}]],
])('what was put in comes apart again: %j', files => {
	expect(splitAttachments(attach('why?\n\nsay', files))).toEqual({text: 'why?\n\nsay', files});
});

test('what only looks like a file is text', () => {
	const text = 'a\n\n<file path="b" characters="99">\nc\n</file>';
	expect(splitAttachments(text)).toEqual({text, files: []});
});
