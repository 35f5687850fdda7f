import {mkdtempSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, afterEach, beforeAll, expect, test, vi} from 'vitest';
import type {LoadSettings} from '../../source/core/engine-protocol.ts';
import {Pulse} from '../../source/core/pulse.ts';
import type {ViewEvent} from '../../source/core/view.ts';
import {answer} from '../../source/host/answer.ts';
import {EngineKeeper} from '../../source/host/engine-keeper.ts';
import {Reply} from '../../source/host/reply.ts';
import {bundledModel} from '../helpers/rungs.ts';

vi.setConfig({testTimeout: 180_000, hookTimeout: 90_000});

const greedy = {temperature: 0, topK: 1, topP: 1, minP: 0, repeatPenalty: 1, maxTokens: 90};
const turns = [{role: 'user', text: 'What is the ladder?'}] as const;
const folder = mkdtempSync(path.join(tmpdir(), 'lisa-oom-'));
const trap = path.join(folder, 'trap');
let keeper: EngineKeeper;
let events: ViewEvent[] = [];
let kills = 0;

/** A keeper whose engine fails as the fixture says, with the guide loaded. */
async function open(settings: Partial<LoadSettings> = {}): Promise<void> {
	events = [];
	keeper = new EngineKeeper({
		logDescriptor: openSync('/dev/null', 'a'),
		pulse: new Pulse(),
		publish(event) {
			events.push(event);
		},
		onModel() {},
		log() {},
		oomKills: () => kills,
		rungBelow: (_, loaded) => loaded ? 'Q8_0' : 'Q4_K_M',
	});
	keeper.load({path: bundledModel, threads: 1, ...settings}, 'the guide');
	await keeper.whenReady();
}

/** Answers; `happen` is called with each piece. */
async function say(happen: (reply: Reply) => void = () => {}): Promise<string> {
	const reply = new Reply({id: 'r', model: 'guide', asked: Date.now()});
	await answer({keeper, reply, turns, sampling: greedy, signal: new AbortController().signal, onProgress() {
		happen(reply);
	}});
	return reply.text;
}

const notices = () => events.flatMap(event => (event.type === 'notice' ? [event.notice.text] : []));

beforeAll(() => {
	vi.stubEnv('LISA_TEST_TRAP', trap);
	vi.stubEnv('NODE_OPTIONS', `--import ${path.join(import.meta.dirname, '..', 'fixtures', 'evaluations-fail.ts')}`);
});
afterEach(() => {
	keeper.close();
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, {recursive: true});
});

test('memory that runs out in the middle of a reply: less is taken, it is said, and the reply goes on as if nothing had been', async () => {
	await open();
	const expected = await say();
	writeFileSync(trap, '1');
	expect(await say()).toBe(expected);
	expect(readFileSync(trap, 'utf8')).toBe('0');
	expect(notices()).toEqual(['Memory ran out: the model is loaded again with 128 tokens at once instead of 512, and the reply goes on.']);
	expect(keeper.settings).toMatchObject({batchSize: 128});
});

test('it steps down further each time: the batch, the cache, the context', async () => {
	await open();
	writeFileSync(trap, '3');
	const text = await say();
	expect(text.length).toBeGreaterThan(20);
	expect(notices()).toEqual([
		'Memory ran out: the model is loaded again with 128 tokens at once instead of 512, and the reply goes on.',
		'Memory ran out: the model is loaded again with KV cache in Q8_0 instead of F16, and the reply goes on.',
		'Memory ran out: the model is loaded again with a context of 512 tokens instead of 1,024, and the reply goes on.',
	]);
	expect(keeper.settings).toMatchObject({batchSize: 128, kvType: 'Q8_0', contextSize: 512});
});

test('with nothing left to give up it ends, says why, and keeps what was said', async () => {
	await open({batchSize: 128, kvType: 'Q8_0', contextSize: 512});
	writeFileSync(trap, '1');
	let kept = '';
	const failing = say(reply => {
		kept = reply.text;
	});
	await expect(failing).rejects.toThrow(/^Memory ran out in the middle of the reply/u);
	await expect(failing).rejects.toMatchObject({code: 'out-of-memory', hint: 'Only the rung is left to give up: go down to Q8_0 with Alt+↓, then answer again with Ctrl+S.'});
	expect(kept).not.toBe('');
	expect(keeper.state.phase).toBe('ready');
});

test('an engine that the kernel ended for want of memory comes back with less; one that a person killed comes back as it was', async () => {
	await open();
	const expected = await say();
	// The guide answers faster than a batch of tokens comes: its engine is ended before it is asked.
	process.kill(keeper.pid!, 'SIGKILL');
	expect(await say()).toBe(expected);
	expect(keeper.settings?.batchSize).toBeUndefined();
	kills++;
	process.kill(keeper.pid!, 'SIGKILL');
	expect(await say()).toBe(expected);
	expect(notices()).toEqual([
		'The engine stopped (SIGKILL) and is starting again; the conversation is kept.',
		'Memory ran out: the model is loaded again with 128 tokens at once instead of 512, and the reply goes on.',
	]);
	expect(keeper.settings).toMatchObject({batchSize: 128});
});

test('a reply that does not fit into the smaller context: the oldest turns leave and are told, or it ends there; nothing is cut silently', async () => {
	const filler = 'A rung is a model at one width of its weights. '.repeat(30);
	const long = [{role: 'user', text: filler}, {role: 'model', text: filler}, ...turns] as const;
	await open({batchSize: 128, kvType: 'Q8_0'});
	const answered = async (fewerTurns: () => typeof turns | undefined) => {
		writeFileSync(trap, '1');
		const reply = new Reply({id: 'r', model: 'guide', asked: Date.now()});
		const ending = await answer({keeper, reply, turns: long, fewerTurns, sampling: greedy, signal: new AbortController().signal, onProgress() {}});
		return {ending, reply};
	};

	const fewer = vi.fn(() => turns);
	const {ending, reply} = await answered(fewer);
	expect(keeper.settings).toMatchObject({contextSize: 512});
	expect(fewer).toHaveBeenCalledOnce();
	expect(['end', 'limit']).toContain(ending);
	expect(reply.contextUsed).toBeLessThan(512);
	keeper.close();

	await open({batchSize: 128, kvType: 'Q8_0'});
	const full = await answered(() => undefined);
	expect(full.ending).toBe('context');
	expect(full.reply.text).not.toBe('');
});

test('an engine that aborts for want of memory on a card comes back with less, and its reply goes on', async () => {
	await open();
	writeFileSync(trap, 'abort 1');
	const text = await say();
	expect(readFileSync(trap, 'utf8')).toBe('abort 0');
	expect(text.length).toBeGreaterThan(20);
	expect(notices()).toEqual(['Memory ran out: the model is loaded again with 128 tokens at once instead of 512, and the reply goes on.']);
});

test('one that aborts on a load steps down as well, and with nothing left to give up the message names the rung below', async () => {
	writeFileSync(trap, 'abort load 1');
	await open({contextSize: 512});
	expect(notices()).toEqual(['Memory ran out on loading lisa-tiny-F16.gguf: it is loaded again with 128 tokens at once instead of 512.']);
	expect(keeper.settings).toMatchObject({batchSize: 128});
	keeper.close();
	writeFileSync(trap, 'abort load 1');
	await expect(open({batchSize: 128, kvType: 'Q8_0', contextSize: 512})).rejects.toMatchObject({
		code: 'out-of-memory',
		message: 'Memory ran out on loading lisa-tiny-F16.gguf, and the engine with it.',
		hint: 'Only the rung is left to give up: go down to Q4_K_M with Alt+↓, then answer again with Ctrl+S.',
	});
	expect(notices()).toEqual([]);
});
