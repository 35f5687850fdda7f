import {describe, expect, test} from 'vitest';
import type {Message, Session} from '../../source/core/chat.ts';
import {lastCodeBlock} from '../../source/core/code-blocks.ts';
import {exportText, fileNameFrom} from '../../source/core/export.ts';
import {perMinute, runWords, type RunState} from '../../source/core/run.ts';
import {statsOf} from '../../source/core/stats.ts';

const reply: Message = {id: 'r', role: 'model', text: 'Because\u001B[2J.', time: 2, ending: 'end', rungs: ['F16', 'Q8_0'], model: 'm', peakMemory: 5, energy: 7, timings: {prompt_n: 10, prompt_ms: 100, prompt_per_second: 100, predicted_n: 20, predicted_ms: 400, predicted_per_second: 50, ttft_ms: 110, itl_ms: {p50: 1, p95: 1, p99: 1}}};
const session: Session = {id: 's', title: 'Why?', created: 1, system: 'Be\nbrief.', messages: [{id: 'q', role: 'user', text: 'why?', time: 1}, reply]};

test('as Markdown: the branch that is shown, safe to draw', () => {
	expect(exportText({session, otherBranches: []}, 'markdown')).toBe('# Why?\n\n> Be\n> brief.\n\n## You\n\nwhy?\n\n## m · F16 · Q8_0\n\nBecause.\n');
});

test('as JSON: everything', () => {
	const other: Message = {id: 'x', role: 'model', text: 'No.', time: 3, ending: 'end', rungs: [], model: 'm'};
	expect(JSON.parse(exportText({session, otherBranches: [{parent: 'q', message: other}]}, 'json'))).toEqual({...session, otherBranches: [{parent: 'q', ...other}]});
});

test.each([
	['How much VRAM? (7B)', 'how-much-vram-7b'],
	['../../etc/passwd', 'etc-passwd'],
	['漢字 and more', '漢字-and-more'],
	['$(rm -rf ~)', 'rm-rf'],
	['…', 'conversation'],
	['x'.repeat(100), 'x'.repeat(60)],
])('a file for %j is named %s', (title, name) => {
	expect(fileNameFrom(title)).toBe(name);
});

describe('the last block of code', () => {
	test.each([
		['none', 'just words', undefined],
		['one', 'a\n```ts\nlet x;\n\nlet y;\n```\nb', 'let x;\n\nlet y;'],
		['the last', '```\na\n```\n~~~\nb\n~~~', 'b'],
		['a fence within a longer one', '````md\n```\na\n```\n````', '```\na\n```'],
		['one that was never closed', '```\na\n```\n```py\nb', 'b'],
		['a fence that has just begun', '```\na\n```\n```py', 'a'],
	])('%s', (_, text, code) => {
		expect(lastCodeBlock(text)).toBe(code);
	});
});

test('what a conversation cost', () => {
	expect(statsOf([...session.messages, {...reply, id: 'r2', rungs: ['F16']}])).toEqual({questions: 1, replies: 2, tokensIn: 20, tokensOut: 40, time: 1000, ttft: 110, rate: 50, changes: 2, peakMemory: 5, energy: 14, energyReplies: 2});
	expect(statsOf([])).toMatchObject({replies: 0, ttft: undefined, rate: undefined});
});

describe('how a run goes', () => {
	const state: RunState = {phase: 'running', input: '/i', out: '/o', total: 1000, done: 214, failed: 0, before: 200, begun: 0, time: 400_000, tokens: 0, decoding: 0};
	test.each([
		[{}, 'run 214/1,000 · 2.1/min · 6.2 h left'],
		[{before: 214}, 'run 214/1,000'],
		[{failed: 3, tokens: 100, decoding: 2000}, 'run 214/1,000 · 2.1/min · 50.0 tok/s · 3 failed · 6.2 h left'],
		[{phase: 'stopped'}, 'run 214/1,000 · 2.1/min · stopped'],
	] as const)('%j: %s', (change, words) => {
		expect(runWords({...state, ...change}, '·', true)).toBe(words);
	});

	test('nothing is known before a prompt is done', () => {
		expect(perMinute({...state, done: 200})).toBeUndefined();
	});
});
