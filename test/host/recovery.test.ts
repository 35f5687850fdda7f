import {expect, test} from 'vitest';
import type {EngineCommand, LoadedModel, LoadSettings} from '../../source/core/engine-protocol.ts';
import type {LisaError} from '../../source/core/errors.ts';
import type {ViewEvent} from '../../source/core/view.ts';
import type {Generations} from '../../source/host/generations.ts';
import {Loads} from '../../source/host/loads.ts';
import {Recovery, type Loss} from '../../source/host/recovery.ts';
import {Relief} from '../../source/host/relief.ts';

const a: LoadSettings = {path: '/m/a.gguf', threads: 2};
const b: LoadSettings = {path: '/m/b.gguf', threads: 2};

const modelOf = (settings: LoadSettings) => ({...settings, contextSize: 2048, kvType: settings.kvType ?? 'F16', batchSize: settings.batchSize ?? 512, gpuLayers: 0}) as unknown as LoadedModel;

/** A host without an engine: what it was asked for last, what was said, and how those who wanted an answer were turned away. */
function host() {
	const sent: Array<Extract<EngineCommand, {type: 'load'}>> = [];
	const said: string[] = [];
	const rejected: LisaError[] = [];
	let id = 0;
	let swapping = false;
	const loads = new Loads({
		publish(event: ViewEvent) {
			if (event.type === 'notice') {
				said.push(event.notice.text);
			}
		},
		id: () => String(++id),
		ask(command) {
			sent.push(command as typeof sent[number]);
		},
		cancel() {},
		stopSwap: () => swapping,
		onModel() {},
	});
	const relief = new Relief(loads);
	const generations = {
		running: true,
		rejectAll(error: LisaError) {
			rejected.push(error);
		},
	};
	const recovery = new Recovery({loads, relief, generations: generations as unknown as Generations, log() {}, rungBelow: file => `the rung below ${file}`, oomKills: () => 0});
	return {
		loads,
		relief,
		recovery,
		sent,
		said,
		generations,
		rejected,
		swap(value: boolean) {
			swapping = value;
		},
		/** The engine loads what it was asked for last. */
		come() {
			const {id: asked, settings} = sent.at(-1)!;
			recovery.heard({type: 'loaded', id: asked, model: modelOf(settings)});
			loads.take({type: 'loaded', id: asked, model: modelOf(settings)});
		},
		/** It begins to. */
		begin(layers = 0) {
			const {id: asked, settings} = sent.at(-1)!;
			loads.take({type: 'load-progress', id: asked, fraction: 0, as: {batchSize: 512, contextSize: 2048, gpuLayers: layers, ...settings}});
		},
		lose(how: Partial<Loss> = {}) {
			recovery.lost({how: how.memory ? 'out of memory' : 'SIGSEGV', memory: false, aside: false, waited: loads.lost(), ...how});
		},
	};
}

test('it is the model whose load ended the engine that is named, and whose losses are counted', () => {
	const {loads, recovery, said, come, lose, rejected} = host();
	loads.begin(a);
	come();
	lose();
	come();
	lose();
	come();
	// A person tries the other one, which is lost at once: three in all, one of them its own.
	loads.begin(b);
	lose();
	expect(said.at(-1)).toBe('The engine stopped on loading b.gguf (SIGSEGV). LISA goes back to a.gguf as it was.');
	expect(loads.desk.state).toMatchObject({phase: 'loading', path: a.path});
	come();
	lose();
	expect(loads.desk.state.phase).toBe('loading');
	// And where nothing was there before it.
	const alone = host();
	alone.loads.begin(b);
	for (let count = 0; count < 3; count++) {
		alone.lose();
	}

	expect(alone.loads.desk.state).toMatchObject({phase: 'failed', problem: {message: 'The engine cannot start (SIGSEGV); it was tried 3 times.'}});
	expect(rejected).toHaveLength(4);
	recovery.forget();
});

test('a load that waited for a swap, or for the end of another load, is not what ended the engine', () => {
	const {loads, said, sent, come, lose, swap} = host();
	loads.begin(a);
	come();
	swap(true);
	loads.begin(b);
	lose();
	expect(said).toEqual([]);
	expect(sent.at(-1)).toMatchObject({settings: b});
	loads.begin(a);
	lose();
	expect(said).toEqual([]);
	expect(sent.at(-1)).toMatchObject({settings: a});
	come();
	expect(loads.desk.state).toMatchObject({phase: 'ready'});
});

test('memory that runs out on each load: every step once, then the rung below is named and not taken', () => {
	const {loads, said, sent, lose, begin, come, recovery} = host();
	loads.begin(a);
	begin(2);
	lose({memory: true});
	begin(2);
	lose({memory: true});
	expect(said).toEqual([
		'Memory ran out on loading a.gguf: it is loaded again with 128 tokens at once instead of 512.',
		'Memory ran out on loading a.gguf: it is loaded again with KV cache in Q8_0 instead of F16.',
	]);
	expect(sent.at(-1)).toMatchObject({settings: {batchSize: 128, kvType: 'Q8_0'}});
	begin(2);
	lose({memory: true});
	// The kernel chooses by what is largest, and might choose another the next time.
	expect(loads.desk.state).toMatchObject({phase: 'failed', problem: {code: 'out-of-memory', hint: 'Only the rung is left to give up: go down to the rung below /m/a.gguf with Alt+↓, then answer again with Ctrl+S.'}});
	// A person who asks again begins anew.
	recovery.forget();
	loads.begin(a);
	begin();
	lose({memory: true});
	expect(sent.at(-1)).toMatchObject({settings: {batchSize: 128}});
	come();
	expect(loads.desk.settings).toEqual({...a, batchSize: 128});
});

test('steps that are refused are not taken again, so that nothing goes round in a circle', () => {
	const {loads, relief, said, sent, come} = host();
	loads.begin(a);
	come();
	const steps: Array<LoadSettings | undefined> = [];
	while (relief.inUse(true)) {
		steps.push(sent.at(-1)!.settings);
		// The engine refuses it, and what was there comes back.
		loads.take({type: 'load-failed', id: sent.at(-1)!.id, problem: {code: 'out-of-memory', message: 'no', hint: ''}});
		expect(sent.at(-1)).toMatchObject({settings: {contextSize: 2048, batchSize: 512, kvType: 'F16'}});
		come();
	}

	expect(steps.map(step => [step?.batchSize, step?.kvType, step?.contextSize])).toEqual([
		[128, 'F16', 2048],
		[128, 'Q8_0', 2048],
		[128, 'Q8_0', 1024],
		[128, 'Q8_0', 512],
	]);
	expect(said.findLast(text => text.startsWith('Memory'))).toBe('Memory ran out: the model is loaded again with 128 tokens at once instead of 512, KV cache in Q8_0 instead of F16, a context of 512 tokens instead of 2,048, and the reply goes on.');
});

test('an engine that memory ran out for without a reply: no reply is promised to go on', () => {
	const {loads, generations, said, come, lose} = host();
	loads.begin(a);
	come();
	generations.running = false;
	lose({memory: true});
	expect(said).toEqual(['Memory ran out: the model is loaded again with 128 tokens at once instead of 512.']);
});

test('memory that runs out in a reply with nothing left: the model comes back, the reply ends, and the rung below is named', () => {
	const {loads, sent, come, lose, rejected} = host();
	loads.begin({...a, batchSize: 128, kvType: 'Q8_0', contextSize: 512});
	loads.take({type: 'loaded', id: sent[0]!.id, model: {...modelOf(sent[0]!.settings), contextSize: 512}});
	lose({memory: true});
	expect(rejected.at(-1)).toMatchObject({code: 'out-of-memory', message: 'Memory ran out in the middle of the reply, and the engine with it.', hint: 'Only the rung is left to give up: go down to the rung below /m/a.gguf with Alt+↓, then answer again with Ctrl+S.'});
	come();
	expect(loads.desk.state.phase).toBe('ready');
});

test('what ran out beside the model, as in a swap, takes nothing from it', () => {
	const {loads, said, sent, come, lose} = host();
	loads.begin(a);
	come();
	lose({memory: true, aside: true});
	expect(said).toEqual(['The engine stopped (out of memory) and is starting again; the conversation is kept.']);
	expect(sent.at(-1)).toMatchObject({settings: {batchSize: 512, kvType: 'F16', contextSize: 2048}});
});

test('another model whose load takes more memory than there is: less is tried, and then the one before comes back', () => {
	const {loads, said, come, begin, lose} = host();
	loads.begin(a);
	come();
	loads.begin({...b, batchSize: 128, kvType: 'Q8_0'});
	begin();
	lose({memory: true});
	loads.take({type: 'load-progress', id: '3', fraction: 0, as: {...b, batchSize: 128, kvType: 'Q8_0', contextSize: 512, gpuLayers: 0}});
	lose({memory: true});
	expect(said).toEqual([
		'Memory ran out on loading b.gguf: it is loaded again with a context of 1,024 tokens instead of 2,048.',
		'Memory ran out on loading b.gguf, and the engine with it. LISA goes back to a.gguf as it was.',
	]);
	expect(loads.desk.state).toMatchObject({phase: 'loading', path: a.path});
});
