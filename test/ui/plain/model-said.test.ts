import {describe, expect, test} from 'vitest';
import {emptyView, type SwapState, type View} from '../../../source/core/view.ts';
import {modelSaid} from '../../../source/ui/plain/model-said.ts';

const empty = emptyView({id: 'a', title: '', created: 0, messages: []});

function swapping(swap: Partial<SwapState> = {}): View {
	return {...empty, swap: {to: 'Q8_0', from: 'F16', step: 'load', since: 0, ...swap}};
}

function loading(fraction: number): View {
	return {...empty, model: {phase: 'loading', path: '/a.gguf', name: 'a.gguf', fraction}};
}

const changes: ReadonlyArray<readonly [name: string, before: View, after: View, said: readonly string[]]> = [
	['a load begins', empty, loading(0), ['LISA: Loading a.gguf.']],
	['less than a quarter more', loading(0.26), loading(0.4), []],
	['the next quarter', loading(0.26), loading(0.51), ['LISA: Loading a.gguf, 50 percent.']],
	['the end is told by what comes then', loading(0.8), loading(1), []],
	['a step of a swap', swapping({step: 'plan'}), swapping(), ['LISA: Loading Q8_0.']],
	['a quarter of a step', swapping(), swapping({fraction: 0.3}), ['LISA: Loading Q8_0, 25 percent.']],
	['a rung is made', empty, {...empty, making: {name: 'Q4_K_M', path: '/b.gguf', fraction: 0.5, since: 0}}, ['LISA: Making Q4_K_M, 50 percent.']],
	['a name that would move the cursor', empty, swapping({to: 'Q8\u001B[2J_0'}), ['LISA: Loading Q8_0.']],
	[
		'a swap has ended',
		swapping(),
		{...empty, lastSwap: {from: 'F16', to: 'Q8_0', carried: true, tokens: 540, overlapped: true, total: 900, gap: 12, memoryBefore: 0, memoryAfter: 0, steps: [], before: {}}},
		['LISA: Now on Q8_0: 540 tokens of KV cache carried, the reply paused 12.0 ms.'],
	],
];

describe('what becomes of a model', () => {
	test.each(changes)('%s', (_, before, after, said) => {
		expect(modelSaid(before, after)).toEqual(said);
	});
});
