import {openSync} from 'node:fs';
import process from 'node:process';
import {afterEach, beforeAll, expect, test, vi} from 'vitest';
import type {LoadedModel} from '../../source/core/engine-protocol.ts';
import {hangBounds, type HangBounds} from '../../source/core/hang.ts';
import {Pulse} from '../../source/core/pulse.ts';
import type {Notice, ViewEvent} from '../../source/core/view.ts';
import {answer} from '../../source/host/answer.ts';
import {EngineKeeper} from '../../source/host/engine-keeper.ts';
import {Reply} from '../../source/host/reply.ts';
import {bundledModel} from '../helpers/rungs.ts';

vi.setConfig({testTimeout: 180_000, hookTimeout: 90_000});

const greedy = {temperature: 0, topK: 1, topP: 1, minP: 0, repeatPenalty: 1, maxTokens: 120};
const turns = [{role: 'user', text: 'What is the ladder?'}] as const;
const log = openSync('/dev/null', 'a');
let keeper: EngineKeeper;
let events: ViewEvent[] = [];
let expected = '';

/** A keeper with the guide loaded. */
async function open(bounds: HangBounds = hangBounds): Promise<EngineKeeper> {
	events = [];
	keeper = new EngineKeeper({
		logDescriptor: log,
		pulse: new Pulse(),
		publish(event) {
			events.push(event);
		},
		onModel(_: LoadedModel) {},
		log() {},
		rungBelow: () => 'Q4_K_M',
		hangBounds: bounds,
	});
	keeper.load({path: bundledModel, threads: 1}, 'the guide');
	await keeper.whenReady();
	return keeper;
}

/** Answers, and does something to the engine after so many tokens. */
async function say(after: number, happen: () => void): Promise<string> {
	const reply = new Reply({id: 'r', model: 'guide', asked: Date.now()});
	let happened = false;
	let shown = '';
	await answer({
		keeper,
		reply,
		turns,
		sampling: greedy,
		signal: new AbortController().signal,
		onProgress(text) {
			shown += text;
			if (!happened && reply.tokens.length >= after) {
				happened = true;
				happen();
			}
		},
	});
	expect(shown).toBe(reply.text);
	return reply.text;
}

const notices = () => events.flatMap(event => (event.type === 'notice' ? [event.notice] : [])) satisfies Notice[];
const kill = (signal: NodeJS.Signals) => () => {
	process.kill(keeper.pid!, signal);
};

beforeAll(async () => {
	await open();
	expected = await say(Infinity, () => {});
	keeper.close();
});

afterEach(() => {
	keeper.close();
});

test('a reply goes on where the engine was killed, and says just what it would have said', async () => {
	await open();
	for (const after of [0, 1, 7, 20, 33]) {
		expect(await say(after, kill('SIGKILL'))).toBe(expected);
	}

	expect(expected.length).toBeGreaterThan(20);
	expect(notices().at(-1)!.text).toContain('The engine stopped (SIGKILL) and is starting again');
});

test('an engine that is stopped dead is found out, ended and started again', async () => {
	await open({least: 30_000, load: 180_000, blocked: 8000});
	// The guide answers faster than a batch of tokens comes: it is stopped before it is asked.
	kill('SIGSTOP')();
	expect(await say(Infinity, () => {})).toBe(expected);
	expect(notices().at(-1)!.text).toMatch(/it hung: it does not answer since \d+ s/u);
});

test('three times in a row: it stops, and offers the rung below', async () => {
	await open();
	const killEach = vi.fn(kill('SIGKILL'));
	const reply = new Reply({id: 'r', model: 'guide', asked: Date.now()});
	const failing = answer({
		keeper,
		reply,
		turns,
		sampling: greedy,
		signal: new AbortController().signal,
		onProgress() {
			// Before it has said anything that would prove it.
			if (keeper.state.phase === 'ready') {
				killEach();
			}
		},
	});
	await expect(failing).rejects.toThrow(/stopped 3 times in a row/u);
	expect(keeper.state).toMatchObject({phase: 'failed', problem: {code: 'engine-failing', hint: 'Go down to Q4_K_M with Alt+↓, then answer again with Ctrl+S.'}});
});

test('a load that ends the engine leads back to what worked', async () => {
	await open();
	keeper.load({path: bundledModel, threads: 1, contextSize: 512}, 'the guide');
	process.kill(keeper.pid!, 'SIGKILL');
	await vi.waitUntil(() => keeper.state.phase === 'ready', {timeout: 60_000});
	expect(keeper.state).toMatchObject({model: {contextSize: 1024}});
	expect(notices().at(-1)!.text).toContain('goes back to');
});
