import {describe, expect, test} from 'vitest';
import type {Progress, ReplyMessage, UserMessage} from '../../source/core/chat.ts';
import {emptyLatency} from '../../source/core/latency.ts';
import type {Sample} from '../../source/core/samples.ts';
import {emptyView, isComparing, reduce, sampleWindow, type ModelState, type View, type ViewEvent} from '../../source/core/view.ts';

const question: UserMessage = {id: 'q', role: 'user', text: 'why?', time: 1};
const answer: ReplyMessage = {id: 'a', role: 'model', text: '', time: 2, ending: 'running', rungs: [], model: 'm'};
const latency = {...emptyLatency, last: 20, recent: [20]};
const progress: Progress = {phase: 'decoding', prefilled: 1, prefillTotal: 1, tokens: 1, latency};
const sample = (time: number): Sample => ({time, gpuStatus: '', gpus: []});
const rung = {path: '/m/a', name: 'Q4_K_M', bits: 4.85, size: 1};
const card = {from: 'a', to: 'b', carried: true, tokens: 1, overlapped: false, total: 1, gap: 1, memoryBefore: 1, memoryAfter: 1, steps: []};
const swap = {from: 'a', to: 'b', step: 'load', since: 0} as const;
const begun: View = {...emptyView({id: 's', title: 't', created: 0, messages: [question, answer]}), contextUsed: 7, samples: [sample(0)], outOfContext: 1};

/** Every event, and the keys of the view that it may change. */
const events: ReadonlyArray<readonly [ViewEvent, ReadonlyArray<keyof View>]> = [
	[{type: 'session', session: {...begun.session, title: 'other'}}, ['session', 'contextUsed', 'latency', 'progress']],
	[{type: 'message', message: question}, ['session']],
	[{type: 'delta', id: 'a', text: 'x', progress, contextUsed: 8}, ['session', 'progress', 'contextUsed', 'latency']],
	[{type: 'finished', message: answer, latency}, ['session', 'progress', 'latency']],
	[{type: 'model', model: {phase: 'loading', path: '/m', name: 'm', fraction: 0}}, ['model', 'contextUsed', 'figures', 'lastSwap']],
	[{type: 'rungs', rungs: [rung]}, ['rungs']],
	[{type: 'swap', swap}, ['swap']],
	[{type: 'swap-ended', card}, ['swap', 'lastSwap', 'figures']],
	[{type: 'making', making: {name: 'Q2_K', path: '/m/q2', fraction: 0, since: 0}}, ['making']],
	[{type: 'compare', compare: {from: 'F16', to: 'Q4_K_M', phase: 'load', fraction: 0}}, ['compare']],
	[{type: 'sample', sample: sample(1)}, ['samples']],
	[{type: 'notice', notice: {level: 'info', text: 'x', time: 0}}, ['notice']],
	[{type: 'saved', time: 9}, ['session']],
	[{type: 'out-of-context', count: 3}, ['outOfContext']],
];

test.each(events.map(([event, keys]) => [event.type, event, keys] as const))('%s leaves the rest as it is, by identity', (_, event, keys) => {
	const next = reduce(begun, event);
	for (const key of new Set([...Object.keys(begun), ...Object.keys(next)] as Array<keyof View>)) {
		if (!keys.includes(key)) {
			expect([key, next[key] === begun[key]]).toEqual([key, true]);
		}
	}

	expect(next).not.toBe(begun);
	expect(begun.session.messages).toEqual([question, answer]);
});

test('a snapshot takes the place of everything', () => {
	const view = emptyView({id: 'other', title: '', created: 0, messages: []});
	expect(reduce(begun, {type: 'snapshot', view})).toBe(view);
});

describe('messages', () => {
	test('a new one goes to the end', () => {
		const message = {...question, id: 'q2'};
		expect(reduce(begun, {type: 'message', message}).session.messages).toEqual([question, answer, message]);
	});

	test('one that is there is replaced where it stands', () => {
		const message = {...question, text: 'how?'};
		const {messages} = reduce(begun, {type: 'message', message}).session;
		expect(messages).toEqual([message, answer]);
		expect(messages[1]).toBe(answer);
	});

	test('deltas are appended; the messages before keep their identity', () => {
		let view = reduce(begun, {type: 'delta', id: 'a', text: 'Be', progress, contextUsed: 8, rung: 'Q4_K_M'});
		view = reduce(view, {type: 'delta', id: 'a', text: 'cause', progress, contextUsed: 9, rung: 'Q4_K_M'});
		view = reduce(view, {type: 'delta', id: 'a', text: '.', progress, contextUsed: 10, rung: 'Q8_0'});
		expect(view.session.messages[1]).toEqual({...answer, text: 'Because.', rungs: ['Q4_K_M', 'Q8_0']});
		expect(view.session.messages[0]).toBe(question);
		expect(view).toMatchObject({contextUsed: 10, latency, progress});
	});

	test('figures alone leave the session as it is', () => {
		expect(reduce(begun, {type: 'delta', id: 'a', text: '', progress, contextUsed: 8}).session).toBe(begun.session);
	});

	test.each(['nobody', 'q'])('a delta for %s changes no message', id => {
		expect(reduce(begun, {type: 'delta', id, text: 'x', progress, contextUsed: 8}).session).toBe(begun.session);
	});

	test('a finished reply ends the progress', () => {
		const message: ReplyMessage = {...answer, text: 'Because.', ending: 'end'};
		const view = reduce({...begun, progress}, {type: 'finished', message, latency});
		expect(view.session.messages[1]).toBe(message);
		expect(view.progress).toBeUndefined();
	});
});

describe('what leaves the context', () => {
	test('is forgotten with the conversation', () => {
		expect(reduce(begun, {type: 'session', session: {...begun.session, id: 'new'}}).outOfContext).toBe(0);
	});

	test('stays where it is in the same one', () => {
		expect(reduce(begun, {type: 'session', session: {...begun.session, title: 'x'}}).outOfContext).toBe(1);
	});

	test('what a model has read is gone once a load has ended, unless the model was kept', () => {
		const loading = reduce(begun, {type: 'model', model: {phase: 'loading', path: '', name: '', fraction: 0}});
		const failed: ModelState = {phase: 'failed', path: '', problem: {code: 'model-missing', message: '', hint: ''}};
		expect(reduce(begun, {type: 'model', model: {phase: 'none'}}).contextUsed).toBe(7);
		expect(reduce(loading, {type: 'model', model: failed}).contextUsed).toBe(0);
		expect(reduce(loading, {type: 'model', model: failed, kept: true}).contextUsed).toBe(7);
	});
});

test('a swap that failed keeps the card of the one before', () => {
	const view = reduce(reduce(begun, {type: 'swap-ended', card}), {type: 'swap', swap});
	const ended = reduce(view, {type: 'swap-ended'});
	expect([ended.swap, ended.lastSwap]).toEqual([undefined, {...card, before: {}}]);
});

describe('what the rung in use was seen to do', () => {
	const said = (tokens: number, onRung: number, rate: number): ViewEvent => ({type: 'delta', id: 'a', text: 'x', contextUsed: 8, progress: {...progress, tokens, onRung: {tokens: onRung, rate}, latency: {...latency, ttft: 300}}});

	test('is known after a few tokens, and stands on the card once it is left', () => {
		let view = reduce(begun, said(7, 7, 40));
		expect(view.figures).toEqual({});
		view = reduce(view, said(8, 8, 42));
		expect(view.figures).toEqual({rate: 42, ttft: 300});
		// Loading slows the old rung down: what counts is what it did before.
		view = reduce(reduce(view, {type: 'swap', swap}), said(20, 20, 5));
		view = reduce(reduce(view, {type: 'swap', swap: {...swap, step: 'verify'}}), {type: 'swap-ended', card});
		expect([view.lastSwap?.before, view.figures]).toEqual([{rate: 42, ttft: 300}, {}]);
	});

	test('a reply that began on another rung tells no first token', () => {
		const view = reduce(begun, said(30, 10, 24));
		expect(view.figures).toEqual({rate: 24, ttft: undefined});
	});

	test('another model begins anew; the same one loaded again keeps its card', () => {
		const ready = (path: string): ViewEvent => ({type: 'model', model: {phase: 'loading', path, name: 'm', fraction: 0}});
		let view = reduce(reduce(reduce(begun, ready('/m/a')), said(8, 8, 42)), {type: 'swap-ended', card});
		view = reduce(view, ready('/m/a'));
		expect(view.lastSwap).toBeDefined();
		view = reduce(view, ready('/m/b'));
		expect([view.lastSwap, view.figures]).toEqual([undefined, {}]);
	});
});

test('a comparison runs until it is done, and belongs to its conversation', () => {
	const running = reduce(begun, {type: 'compare', compare: {from: 'F16', to: 'Q4_K_M', phase: 'score', fraction: 0.5}});
	const side = {rungs: ['F16'], text: 'Because.', cut: false};
	const done = reduce(running, {type: 'compare', compare: {from: 'F16', to: 'Q4_K_M', phase: 'done', said: side, other: side, agreement: {places: 1, same: 1, divergence: 0}}});
	expect([begun, running, done].map(view => isComparing(view))).toEqual([false, true, false]);
	expect(reduce(done, {type: 'session', session: {...begun.session, id: 'new'}}).compare).toBeUndefined();
});

test('samples are a window of the newest', () => {
	let view = emptyView(begun.session);
	for (let time = 0; time < sampleWindow + 5; time++) {
		view = reduce(view, {type: 'sample', sample: sample(time)});
	}

	expect(view.samples).toHaveLength(sampleWindow);
	expect(view.samples[0]!.time).toBe(5);
	expect(view.samples.at(-1)!.time).toBe(sampleWindow + 4);
});
