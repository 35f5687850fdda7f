import {describe, expect, test} from 'vitest';
import {commandSchema, helloSchema, protocolVersion} from '../../source/core/protocol.ts';

const accepted: readonly unknown[] = [
	{type: 'send', text: ''},
	{type: 'send', text: 'x'.repeat(200_000)},
	{type: 'regenerate'},
	{type: 'stop'},
	{type: 'bench', settings: {promptTokens: 512, replyTokens: 128, repetitions: 5, threads: 2}},
	{type: 'make', path: '/m/a.gguf'},
	{type: 'make', path: '/m/a.gguf', stop: true},
	{type: 'new'},
	{type: 'load', settings: {}},
	{type: 'load', settings: {path: '/m.gguf', contextSize: 4096, threads: 8, gpuLayers: 0, kvType: 'Q8_0', mlock: true, mmap: false, flashAttention: true}},
	{type: 'swap', path: '/m.gguf'},
	{type: 'compare', path: '/m.gguf'},
	{type: 'step', direction: -1},
	{type: 'step', direction: 1},
	{type: 'survey'},
	{type: 'draft', text: 'half a'},
	{type: 'complete', text: 'hi'},
	{type: 'complete', text: 'hi', system: 'be brief', maxTokens: 16, temperature: 0, seed: 0},
	{type: 'sessions'},
	{type: 'open', id: 'x'},
	{type: 'shelf'},
	{type: 'pull', what: 'hf:org/repo:Q4_K_M'},
	{type: 'stop-pull'},
	{type: 'leave'},
	{type: 'shutdown'},
];

const refused: readonly unknown[] = [
	undefined,
	null,
	'stop',
	[],
	{},
	{type: 'format-disk'},
	{type: '__proto__'},
	{type: ['stop']},
	{type: 'send'},
	{type: 'send', text: 7},
	{type: 'send', text: 'x'.repeat(4_000_001)},
	{type: 'load'},
	{type: 'load', settings: {path: 'x'.repeat(4097)}},
	{type: 'load', settings: {contextSize: 63}},
	{type: 'load', settings: {contextSize: 4096.5}},
	{type: 'load', settings: {contextSize: '4096'}},
	{type: 'load', settings: {threads: 0}},
	{type: 'load', settings: {gpuLayers: -1}},
	{type: 'load', settings: {kvType: 'Q5_0'}},
	{type: 'load', settings: {flashAttention: 'auto'}},
	{type: 'swap'},
	{type: 'compare'},
	{type: 'compare', path: 'x'.repeat(4097)},
	{type: 'open'},
	{type: 'pull'},
	{type: 'pull', what: ''},
	{type: 'pull', what: 'x'.repeat(5000)},
	{type: 'open', id: 'x'.repeat(1000)},
	{type: 'step', direction: 0},
	{type: 'step', direction: 2},
	{type: 'complete', text: 'hi', maxTokens: 0},
	{type: 'complete', text: 'hi', temperature: -0.1},
	{type: 'complete', text: 'hi', temperature: NaN},
	{type: 'complete', text: 'hi', seed: 2 ** 32},
];

/** Short enough for the name of a test. */
const name = (value: unknown) => [JSON.stringify(value)?.slice(0, 60) ?? 'nothing', value] as const;

describe('commands', () => {
	test.each(accepted.map(value => name(value)))('%s is accepted as it is', (_, value) => {
		expect(commandSchema.parse(value)).toEqual(value);
	});

	test.each(refused.map(value => name(value)))('%s is refused', (_, value) => {
		expect(commandSchema.safeParse(value).success).toBe(false);
	});

	test('what nobody asked for does not come through', () => {
		expect(commandSchema.parse({type: 'stop', extra: 1})).toEqual({type: 'stop'});
		expect(commandSchema.parse({type: 'load', settings: {path: '/m', tensorSplit: true}})).toEqual({type: 'load', settings: {path: '/m'}});
	});
});

describe('hello', () => {
	test.each([[{version: protocolVersion, kind: 'screen'}, true], [{version: 99, kind: 'command'}, true], [{version: '1', kind: 'screen'}, false], [{version: 1}, false], [{version: 1, kind: 'spy'}, false], [undefined, false]])('%j: %s', (value, success) => {
		expect(helloSchema.safeParse(value).success).toBe(success);
	});
});
