import {describe, expect, test} from 'vitest';
import {editComposer, emptyComposer, type Composer, type ComposerEvent} from '../../../source/ui/chat/composer-state.ts';

/** A composer from text with `|` where the cursor is. */
const at = (text: string, rest: Partial<Composer> = {}): Composer => ({...emptyComposer, text: text.replace('|', ''), cursor: text.indexOf('|'), ...rest});
const show = ({text, cursor}: Composer) => `${text.slice(0, cursor)}|${text.slice(cursor)}`;
const edit = (composer: Composer, ...events: readonly ComposerEvent[]) => {
	let result = composer;
	for (const event of events) {
		result = editComposer(result, event);
	}

	return result;
};

const family = '👩‍👩‍👧';

const moves: ReadonlyArray<readonly [string, Extract<ComposerEvent, {type: 'move'}>['to'], string]> = [
	['ab|c', 'left', 'a|bc'],
	['|abc', 'left', '|abc'],
	['ab|c', 'right', 'abc|'],
	['abc|', 'right', 'abc|'],
	[`a${family}|b`, 'left', `a|${family}b`],
	[`a|${family}b`, 'right', `a${family}|b`],
	['e\u0301|', 'left', '|e\u0301'],
	['one two|', 'word-left', 'one |two'],
	['one two |', 'word-left', 'one |two '],
	['one |two', 'word-left', '|one two'],
	['|one two', 'word-left', '|one two'],
	['|one two', 'word-right', 'one| two'],
	['one| two', 'word-right', 'one two|'],
	['a\nb|c', 'line-start', 'a\n|bc'],
	['a\n|bc', 'line-start', 'a\n|bc'],
	['|a', 'line-start', '|a'],
	['|\na', 'line-start', '|\na'],
	['a|b\nc', 'line-end', 'ab|\nc'],
	['a\nb|c', 'line-end', 'a\nbc|'],
	['a\nb|', 'start', '|a\nb'],
	['|a\nb', 'end', 'a\nb|'],
];

test.each(moves)('%j %s is %j', (from, to, expected) => {
	expect(show(edit(at(from), {type: 'move', to}))).toBe(expected);
});

const deletions: ReadonlyArray<readonly [string, Extract<ComposerEvent, {type: 'delete'}>['what'], string, string]> = [
	['ab|c', 'left', 'a|c', 'before'],
	['|abc', 'left', '|abc', 'before'],
	['a|bc', 'right', 'a|c', 'before'],
	[`a${family}|`, 'left', 'a|', 'before'],
	[`|${family}b`, 'right', '|b', 'before'],
	['one two|', 'word-left', 'one |', 'two'],
	['x\none |two', 'to-start', 'x\n|two', 'one '],
	['one| two\nx', 'to-end', 'one|\nx', ' two'],
	['one|\nx', 'to-end', 'one|\nx', 'before'],
];

test.each(deletions)('%j without %s is %j', (from, what, expected, killed) => {
	const composer = edit(at(from, {killed: 'before'}), {type: 'delete', what});
	expect([show(composer), composer.killed]).toEqual([expected, killed]);
});

describe('what is put in', () => {
	test.each([
		['a|d', 'bc', 'abc|d'],
		['|', '漢字', '漢字|'],
		['a|', '\nb', 'a\nb|'],
	])('%j with %j', (from, text, expected) => {
		expect(show(edit(at(from), {type: 'insert', text}))).toBe(expected);
	});

	test('what was killed comes back', () => {
		expect(show(edit(at('one two|'), {type: 'delete', what: 'word-left'}, {type: 'move', to: 'start'}, {type: 'yank'}))).toBe('two|one ');
	});

	test('nothing killed is nothing put in', () => {
		const composer = at('a|');
		expect(edit(composer, {type: 'yank'})).toBe(composer);
	});
});

describe('the history', () => {
	const sent = edit(emptyComposer, {type: 'insert', text: 'one'}, {type: 'sent'}, {type: 'insert', text: 'two'}, {type: 'sent'});
	const back = {type: 'recall', direction: -1} as const;
	const forward = {type: 'recall', direction: 1} as const;

	test('goes back and forward, and the draft waits at its end', () => {
		const drafted = edit(sent, {type: 'insert', text: 'dra'});
		expect(edit(drafted, back).text).toBe('two');
		expect(edit(drafted, back, back).text).toBe('one');
		expect(show(edit(drafted, back, back, forward))).toBe('two|');
		expect(show(edit(drafted, back, back, forward, forward))).toBe('dra|');
	});

	test('ends at both ends', () => {
		const first = edit(sent, back, back);
		expect(edit(first, back)).toBe(first);
		expect(edit(sent, forward)).toBe(sent);
		expect(edit(emptyComposer, back)).toBe(emptyComposer);
	});

	test('what is recalled and changed is a message of its own', () => {
		const changed = edit(sent, back, {type: 'insert', text: '!'});
		expect(changed).toMatchObject({text: 'two!', recalled: undefined, history: ['one', 'two']});
		expect(edit(changed, {type: 'sent'}).history).toEqual(['one', 'two', 'two!']);
	});

	test('what is cleared stays reachable', () => {
		const cleared = edit(sent, {type: 'insert', text: 'three'}, {type: 'clear'});
		expect([cleared.text, edit(cleared, back).text]).toEqual(['', 'three']);
	});

	test('neither blanks nor the same again are kept', () => {
		expect(edit(sent, {type: 'insert', text: ' \n'}, {type: 'sent'}).history).toEqual(['one', 'two']);
		expect(edit(sent, {type: 'insert', text: 'two'}, {type: 'sent'}).history).toEqual(['one', 'two']);
	});
});

test('whatever is typed, the cursor stands between two signs', () => {
	const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});
	const events: readonly ComposerEvent[] = [
		...(['left', 'right', 'word-left', 'word-right', 'start', 'end', 'line-start', 'line-end'] as const).map(to => ({type: 'move' as const, to})),
		...(['left', 'right', 'word-left', 'to-start', 'to-end'] as const).map(what => ({type: 'delete' as const, what})),
		...['a', ' ', '漢', family, '👍', '\n'].flatMap(text => [{type: 'insert', text}, {type: 'insert', text}] as const),
		{type: 'yank'},
		{type: 'recall', direction: -1},
		{type: 'recall', direction: 1},
		{type: 'sent'},
	];
	let seed = 1;
	let composer = emptyComposer;
	for (let round = 0; round < 3000; round++) {
		seed = (seed * 48_271) % 2_147_483_647;
		composer = edit(composer, events[seed % events.length]!);
		const ends = new Set([0, ...[...segmenter.segment(composer.text)].map(({index, segment}) => index + segment.length)]);
		if (!ends.has(composer.cursor)) {
			expect.fail(`round ${round}: ${JSON.stringify(show(composer))}`);
		}

		if (composer.text.length > 200) {
			composer = emptyComposer;
		}
	}
});
