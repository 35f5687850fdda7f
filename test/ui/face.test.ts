import {fileURLToPath} from 'node:url';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {toProblem, LisaError} from '../../source/core/errors.ts';
import {Face} from '../../source/ui/face.ts';
import {initialState, reduceApp} from '../../source/ui/state.ts';
import {createStore} from '../../source/ui/store.ts';
import {StageHost} from '../helpers/stage-host.ts';

const file = fileURLToPath(import.meta.url);
let host: StageHost;
let face: Face;
let store: ReturnType<typeof create>;
const create = () => createStore(initialState(80, 24), reduceApp);

beforeEach(async () => {
	host = new StageHost();
	vi.stubEnv('LISA_RUNTIME', host.paths.runtime);
	await host.listen();
	store = create();
	face = new Face({store, load: {path: '/m/a.gguf'}});
});
afterEach(async () => {
	await face.leave();
	host.close();
	vi.unstubAllEnvs();
});

/** Waits until the state is so; looks at each change. */
async function until(holds: () => boolean): Promise<void> {
	const {promise, resolve} = Promise.withResolvers<void>();
	const leave = store.subscribe(() => {
		if (holds()) {
			resolve();
		}
	});
	if (!holds()) {
		await promise;
	}

	leave();
}

test('attaches: the view, the draft, and what is to be loaded', async () => {
	host.draft = 'half a';
	host.publish({type: 'saved', time: 7});
	await face.open();
	expect(store.get()).toMatchObject({link: 'attached', view: {session: {saved: 7}}, composer: {text: 'half a'}});
	await host.until(() => host.commands.length === 1);
	expect(host.commands).toEqual([{type: 'load', settings: {path: '/m/a.gguf'}}]);
});

test('what was asked before the host was there is sent then, in order', async () => {
	face.send({type: 'send', text: 'early'});
	face.send({type: 'stop'});
	await face.open();
	await host.until(() => host.commands.length === 3);
	expect(host.commands.map(({type}) => type)).toEqual(['load', 'send', 'stop']);
});

test('the settings of the user go with every model that is loaded, however it was chosen', async () => {
	const usual = {contextSize: 2048, kvType: 'Q8_0'} as const;
	const settled = new Face({store, load: {path: '/m/a.gguf', usual}});
	await settled.open();
	settled.send({type: 'load', settings: {path: '/m/b.gguf'}});
	await host.until(() => host.commands.length === 2);
	expect(host.commands).toEqual([
		{type: 'load', settings: {path: '/m/a.gguf', usual}},
		{type: 'load', settings: {path: '/m/b.gguf', usual}},
	]);
	await settled.leave();
});

test('what must arrive is shown at once, with the deltas before it', async () => {
	await face.open();
	host.publish({type: 'message', message: {id: 'a', role: 'model', text: '', time: 0, ending: 'running', rungs: [], model: 'm'}});
	await until(() => store.get().view.session.messages.length === 1);
	const {latency} = store.get().view;
	host.publish({type: 'delta', id: 'a', text: 'Hello', contextUsed: 1, progress: {phase: 'decoding', prefilled: 0, prefillTotal: 0, tokens: 1, latency}});
	host.publish({type: 'out-of-context', count: 3});
	await until(() => store.get().view.outOfContext === 3);
	expect(store.get().view.session.messages[0]?.text).toBe('Hello');
	expect(store.get().panelView).toBe(store.get().view);
});

test('what the host has against a command becomes a notice', async () => {
	host.answer = async ({type}) => type === 'stop' ? {problem: toProblem(new LisaError('Not now.', {code: 'busy', hint: 'Wait.'}))} : {};
	await face.open();
	face.send({type: 'stop'});
	await until(() => store.get().notice !== undefined);
	expect(store.get().notice).toMatchObject({level: 'info', text: 'Not now.', hint: 'Wait.'});
});

test('leaving keeps the draft, says goodbye and goes', async () => {
	await face.open();
	store.dispatch({type: 'composer', event: {type: 'insert', text: 'half a'}});
	await face.leave();
	await host.until(() => host.idle === 1);
	expect(host.commands.slice(-2)).toEqual([{type: 'draft', text: 'half a'}, {type: 'leave'}]);
	expect(host.faces.count).toBe(0);
});

test('what is written is with the host at once, a long text each half second', async () => {
	await face.open();
	const drafts = () => host.commands.flatMap(command => command.type === 'draft' ? [command.text.length] : []);
	const write = (text: string) => {
		store.dispatch({type: 'composer', event: {type: 'insert', text}});
	};

	write('h');
	write('a');
	await host.until(() => drafts().length === 2);
	write('x'.repeat(100_000));
	write('y');
	write('z');
	await host.until(() => drafts().at(-1) === 100_004);
	expect(drafts()).toEqual([1, 2, 100_002, 100_004]);
	store.dispatch({type: 'composer', event: {type: 'sent'}});
	await host.until(() => drafts().at(-1) === 0);
});

test('a host that went and cannot be started is told once, and tried until it is there', async () => {
	await face.open();
	const next = new StageHost();
	// Where the folder should be is a file: no host can be started.
	vi.stubEnv('LISA_RUNTIME', file);
	host.end();
	await until(() => store.get().notice?.text.includes('is no folder') === true);
	expect(store.get().link).toBe('lost');
	store.dispatch({type: 'next-notice', now: 0});
	const tried = vi.spyOn(store, 'dispatch');
	await next.listen();
	vi.stubEnv('LISA_RUNTIME', next.paths.runtime);
	await until(() => store.get().link === 'attached');
	expect(tried.mock.calls.filter(([{type}]) => type === 'notice')).toEqual([]);
	await face.leave();
	next.close();
});

test('leaving before the host was there is no harm', async () => {
	await face.leave();
	await face.open();
	await host.until(() => host.idle === 1);
	expect(store.get().link).toBe('connecting');
	expect(host.commands).toEqual([]);
});
