import {expect, test} from 'vitest';
import {stepDown} from '../../source/core/step-down.ts';
import type {Header} from '../../source/engine/header.ts';
import {quantizableKv} from '../../source/engine/kv-heads.ts';

test.each([
	['Llama 2', 128, 128, true],
	['the guide', 64, 64, true],
	['phi-2', 80, 80, false],
	['OpenLLaMA 3B', 100, 100, false],
	['values of another size', 192, 100, false],
])('the KV cache of %s with heads of %i and %i', (_, keyLength, valueLength, quantizable) => {
	expect(quantizableKv({gguf: {shape: {keyLength, valueLength}}} as Header)).toBe(quantizable);
});

test('a file that does not say is tried', () => {
	expect(quantizableKv({gguf: {}} as Header)).toBe(true);
});

test('what cannot be quantized is not what is given up', () => {
	expect(stepDown({path: 'm.gguf', batchSize: 128}, {context: 4096, cardLayers: 0, ran: true, quantizableKv: false})).toMatchObject({less: {contextSize: 2048}});
});
