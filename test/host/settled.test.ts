import {expect, test} from 'vitest';
import type {Sample} from '../../source/core/samples.ts';
import type {ModelState} from '../../source/core/view.ts';
import {settled} from '../../source/host/settled.ts';
import {model} from '../ui/panels/views.ts';

const loading: ModelState = {phase: 'loading', path: '', name: '', fraction: 0};
const ready: ModelState = {phase: 'ready', model};
const sample = (time: number): Sample => ({time, gpuStatus: '', gpus: []});

test.each([
	['a model that is there', ready, [ready], 1],
	['none', {phase: 'none'}, [{phase: 'none'}], 1],
	['one that is being loaded', loading, [ready], 1],
	['one whose load begins while the sample is waited for', ready, [loading, ready], 2],
] as const)('the box is looked at once nothing is loaded: %s', async (_, first, after, expected) => {
	const keeper = {
		state: first as ModelState,
		async whenReady() {
			keeper.state = ready;
			return model;
		},
	};
	let time = 0;
	expect(await settled(keeper, async () => {
		keeper.state = after[time]!;
		return sample(++time);
	})).toEqual(sample(expected));
});
