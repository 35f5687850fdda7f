import {expect, test, vi} from 'vitest';
import type {EngineCommand, LoadedModel, LoadSettings} from '../../source/core/engine-protocol.ts';
import type {ModelState, ViewEvent} from '../../source/core/view.ts';
import {Loads} from '../../source/host/loads.ts';
import {Relief} from '../../source/host/relief.ts';

const wish: LoadSettings = {path: '/m/a.gguf', threads: 2};
/** As it was loaded for want of memory, though nobody asked for that. */
const model: LoadedModel = {
	path: '/m/a.gguf',
	name: 'a',
	architecture: 'llama',
	quantization: 'F16',
	parameters: 1,
	bits: 16,
	fileSize: 1,
	layers: 12,
	gpuLayers: 6,
	contextSize: 4096,
	trainedContextSize: 8192,
	kvType: 'Q8_0',
	batchSize: 128,
	chosen: 'chosen',
	threads: 2,
	backend: 'CUDA',
	memory: {resident: 0},
	loadTime: 1,
	loadRate: 1,
};

/** Loads with a model in use, what the engine was sent since, and what was said. */
function loaded(came = model, settings = wish) {
	const sent: EngineCommand[] = [];
	const said: string[] = [];
	let swapping = false;
	let id = 0;
	const loads = new Loads({
		publish(event: ViewEvent) {
			if (event.type === 'notice') {
				said.push(event.notice.text);
			}
		},
		id: () => String(++id),
		ask(command) {
			sent.push(command);
		},
		cancel() {},
		stopSwap: () => swapping,
		onModel() {},
	});
	loads.begin(settings);
	loads.take({type: 'loaded', id: '1', model: came});
	sent.length = 0;
	return {
		loads,
		sent,
		said,
		swap(value: boolean) {
			swapping = value;
		},
	};
}

test('after the engine was lost the model comes back as it was loaded, and what is wanted stays what it was', () => {
	const {loads, sent} = loaded();
	loads.lost();
	loads.again(wish);
	expect(sent).toEqual([{type: 'load', id: '2', settings: {...wish, contextSize: 4096, batchSize: 128, kvType: 'Q8_0', gpuLayers: 6}}]);
	loads.take({type: 'loaded', id: '2', model});
	expect(loads.desk.settings).toEqual(wish);
	expect(loads.desk.state).toMatchObject({model: {chosen: '4,096 tokens as before'}});
});

test('another model’s load has nothing to come back to', () => {
	const {loads, sent} = loaded();
	loads.again({path: '/m/b.gguf'});
	expect(sent).toMatchObject([{settings: {path: '/m/b.gguf'}}]);
	expect(sent[0]).not.toHaveProperty('settings.contextSize');
});

test('memory that runs out takes from what was loaded, not from what was asked for', () => {
	const {loads, sent, said} = loaded({...model, kvType: 'F16'});
	expect(new Relief(loads).inUse(true)).toBe(true);
	expect(said).toEqual(['Memory ran out: the model is loaded again with KV cache in Q8_0 instead of F16, and the reply goes on.']);
	expect(sent).toMatchObject([{settings: {contextSize: 4096, batchSize: 128, kvType: 'Q8_0'}}]);
	expect(loads.desk.settings).toEqual({...wish, kvType: 'Q8_0'});
});

test('memory that runs out while another rung is loaded beside it: the load waits until that has stopped', () => {
	const {loads, sent, swap} = loaded();
	swap(true);
	expect(new Relief(loads).inUse(true)).toBe(true);
	expect(sent).toEqual([]);
	swap(false);
	loads.askNext();
	expect(sent).toMatchObject([{type: 'load', settings: {gpuLayers: 3}}]);
	loads.askNext();
	expect(sent).toHaveLength(1);
});

test('a load that was refused for want of memory is told with what there is room for, unless another is wanted meanwhile', async () => {
	const advice = Promise.withResolvers<string | undefined>();
	const advise = vi.fn(async () => advice.promise);
	const states: ModelState[] = [];
	const sent: string[] = [];
	let id = 0;
	const loads = new Loads({
		publish(event) {
			if (event.type === 'model') {
				states.push(event.model);
			}
		},
		id: () => String(++id),
		ask(command) {
			sent.push(command.id);
		},
		cancel() {},
		stopSwap: () => false,
		onModel() {},
		advise,
	});
	const problem = {code: 'out-of-memory', message: 'It needs 2 GiB.', hint: 'usual'} as const;
	loads.begin(wish);
	const ready = loads.desk.whenReady();
	loads.take({type: 'load-failed', id: '1', problem});
	expect(states.at(-1)).toMatchObject({phase: 'loading'});
	// What ends meanwhile does not ask for it once more.
	loads.askNext();
	expect(sent).toEqual(['1']);
	advice.resolve('go down');
	await expect(ready).rejects.toMatchObject({message: 'It needs 2 GiB.', hint: 'go down'});
	expect(advise).toHaveBeenCalledWith(wish, false);
	expect(states.at(-1)).toMatchObject({phase: 'failed', problem: {hint: 'go down'}});

	loads.begin(wish);
	loads.take({type: 'load-failed', id: '2', problem});
	loads.begin({path: '/m/b.gguf'});
	await Promise.resolve();
	expect(states.at(-1)).toMatchObject({phase: 'loading', path: '/m/b.gguf'});
	expect(sent).toEqual(['1', '2', '3']);
});
