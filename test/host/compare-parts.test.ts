import {describe, expect, test} from 'vitest';
import type {Message, ReplyMessage, UserMessage} from '../../source/core/chat.ts';
import {LisaError} from '../../source/core/errors.ts';
import {checkWriter, lastReply, rungToCompare, sides} from '../../source/host/compare-parts.ts';
import {PendingComparison} from '../../source/host/pending-comparison.ts';

const user = (text: string): UserMessage => ({id: text, role: 'user', text, time: 0});
const reply = (text: string, rest: Partial<ReplyMessage> = {}): ReplyMessage => ({id: text, role: 'model', text, time: 0, ending: 'end', rungs: ['F16'], model: 'm', ...rest});
const agreement = {places: 1, same: 1, divergence: 0};
const current = {rung: 'F16', memory: 10};
const other = {rung: 'Q2_K', text: 'no', tokens: 1, cut: false, memory: 5};

function codeOf(action: () => unknown): string | undefined {
	try {
		action();
	} catch (error) {
		return error instanceof LisaError ? error.code : 'another';
	}

	return undefined;
}

describe('the last reply', () => {
	const talk: Message[] = [user('one'), reply('first'), user('two'), reply('second')];

	test.each([
		['is the last', talk, 0, 'second', ['one', 'first', 'two']],
		['is the one before a question without an answer', [...talk, user('three')], 0, 'second', ['one', 'first', 'two']],
		['is one that says something', [...talk, user('three'), reply('', {ending: 'failed'})], 0, 'second', ['one', 'first', 'two']],
		['is whole', [...talk, user('three'), reply('half a', {ending: 'running'})], 0, 'second', ['one', 'first', 'two']],
		['may have been stopped', [user('one'), reply('half a', {ending: 'cancelled'})], 0, 'half a', ['one']],
		['comes after what the model still sees', talk, 2, 'second', ['two']],
	])('%s', (_, messages, out, text, turns) => {
		const found = lastReply(messages, out);
		expect([found.reply.text, found.turns.map(turn => turn.text)]).toEqual([text, turns]);
	});

	test.each([[[]], [[user('one')]], [[user('one'), reply('')]], [[reply('first')]]])('%#: there is none', messages => {
		expect(codeOf(() => lastReply(messages, 0))).toBe('empty-prompt');
	});
});

describe('who wrote it', () => {
	const inUse = {name: 'm', quantization: 'Q8_0'};

	test.each([[['Q8_0']], [[]]])('%j: the rung in use', rungs => {
		expect(codeOf(() => {
			checkWriter(reply('yes', {rungs}), inUse);
		})).toBeUndefined();
	});

	test.each([
		['another model', {model: 'n', rungs: ['Q8_0']}, 'Another model'],
		['another rung', {rungs: ['F16']}, 'written on F16.'],
		['two rungs', {rungs: ['F16', 'Q8_0']}, 'written on F16 and Q8_0.'],
	])('%s is told from it', (_, rest, words) => {
		expect(() => {
			checkWriter(reply('yes', rest), inUse);
		}).toThrow(words);
	});
});

describe('the rung', () => {
	const rungs = [{path: '/a', name: 'F16', bits: 16, size: 1}, {path: '/b', name: 'Q8_0', bits: 8.5, size: 1}, {path: '/c', name: 'Q2_K', bits: 3, size: 2 ** 30, source: '/a'}, {path: '/e', name: 'Q3_K_M', bits: 4, size: 1, source: '/a'}];

	test('is one that is there', () => {
		expect(rungToCompare(rungs, '/b', '/a')).toBe(rungs[1]);
	});

	test('may be a small one that is made on the way', () => {
		expect(rungToCompare(rungs, '/e', '/a')).toBe(rungs[3]);
	});

	test.each(['/a', '/c', '/d'])('%s is refused', file => {
		expect(codeOf(() => rungToCompare(rungs, file, '/a'))).toBe('no-rung');
	});
});

describe('the two sides', () => {
	test('memory is told of the rung that wrote the reply', () => {
		expect(sides(reply('yes'), {current, other})).toEqual({
			said: {rungs: ['F16'], text: 'yes', rate: undefined, memory: 10, cut: false},
			other: {rungs: ['Q2_K'], text: 'no', rate: undefined, memory: 5, cut: false},
		});
	});

	test('a reply of other rungs says which, and nothing of memory', () => {
		const {said} = sides(reply('yes', {rungs: ['Q8_0', 'F16'], ending: 'cancelled'}), {current, other});
		expect(said).toMatchObject({rungs: ['Q8_0', 'F16'], memory: undefined, cut: true});
	});
});

describe('a comparison that was asked for', () => {
	test('hears its own events only', async () => {
		const heard: number[] = [];
		const pending = new PendingComparison('a', ({fraction}) => {
			heard.push(fraction);
		});
		pending.take({type: 'compare-progress', id: 'b', phase: 'load', fraction: 1});
		pending.take({type: 'compare-failed', id: 'b', problem: {code: 'busy', message: '', hint: ''}});
		pending.take({type: 'compare-progress', id: 'a', phase: 'load', fraction: 0.5});
		pending.take({type: 'compared', id: 'a', result: {current, other, agreement}});
		expect(await pending.result).toEqual({current, other, agreement});
		expect(heard).toEqual([0.5]);
	});

	test('ends with the engine’s words, or with the engine', async () => {
		const refused = new PendingComparison('a', () => {});
		refused.take({type: 'compare-failed', id: 'a', problem: {code: 'out-of-memory', message: 'no room', hint: ''}});
		await expect(refused.result).rejects.toThrow('no room');
		const lost = new PendingComparison('a', () => {});
		lost.lost(new LisaError('gone', {code: 'engine-lost'}));
		await expect(lost.result).rejects.toThrow('gone');
	});
});
