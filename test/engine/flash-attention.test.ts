import {expect, test} from 'vitest';
import {flashAttentionOf} from '../../source/engine/flash-attention.ts';

test.each([
	[{}, undefined],
	[{flashAttention: false}, false],
	[{flashAttention: true}, true],
	[{kvType: 'Q8_0'}, true],
	[{kvType: 'Q4_0', flashAttention: true}, true],
	[{kvType: 'F16', flashAttention: false}, false],
] as const)('%j', (settings, wanted) => {
	expect(flashAttentionOf(settings)).toBe(wanted);
});

test('a quantized cache without it is refused, in words', () => {
	expect(() => flashAttentionOf({kvType: 'Q8_0', flashAttention: false})).toThrow('A KV cache in Q8_0 needs flash attention, which is off.');
});
