import {expect, test} from 'vitest';
import type {LoadSettings} from '../../source/core/engine-protocol.ts';
import {allSteps, stepDown, type Tried} from '../../source/core/step-down.ts';

/** Every step from a load that fails until nothing is left. */
function all(settings: LoadSettings, tried: Tried): string[] {
	const words: string[] = [];
	for (let now = settings, {context, cardLayers} = tried; ;) {
		const step = stepDown(now, {...tried, context, cardLayers});
		if (step === undefined) {
			return words;
		}

		words.push(step.words);
		now = step.settings;
		context = now.contextSize ?? context;
		cardLayers = now.gpuLayers ?? cardLayers;
	}
}

test('the least first, down to the shortest context', () => {
	expect(all({path: '/m'}, {context: 2048, cardLayers: 6, ran: true})).toEqual([
		'128 tokens at once instead of 512',
		'KV cache in Q8_0 instead of F16',
		'3 layers on the card instead of 6',
		'1 layers on the card instead of 3',
		'0 layers on the card instead of 1',
		'a context of 1,024 tokens instead of 2,048',
		'a context of 512 tokens instead of 1,024',
	]);
});

test('what was foreseen keeps its batch and its layers', () => {
	expect(all({path: '/m', kvType: 'Q4_0'}, {context: 1536, cardLayers: 6, ran: false})).toEqual(['a context of 768 tokens instead of 1,536', 'a context of 512 tokens instead of 768']);
});

test('without flash attention the KV cache stays as it is', () => {
	expect(all({path: '/m', flashAttention: false}, {context: 1024, cardLayers: 0, ran: true})).toEqual(['128 tokens at once instead of 512', 'a context of 512 tokens instead of 1,024']);
});

test('nothing is left to give up', () => {
	expect(stepDown({path: '/m', kvType: 'Q8_0', batchSize: 128}, {context: 512, cardLayers: 0, ran: true})).toBeUndefined();
});

test('said in one line', () => {
	expect(allSteps(['KV cache in Q8_0 instead of F16', 'a context of 4,096 tokens instead of 8,192', 'a context of 2,048 tokens instead of 4,096'])).toBe('KV cache in Q8_0 instead of F16, a context of 2,048 tokens instead of 8,192');
});
