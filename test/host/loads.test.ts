import {copyFileSync, mkdtempSync, openSync, rmSync, truncateSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {Pulse} from '../../source/core/pulse.ts';
import type {ModelState, ViewEvent} from '../../source/core/view.ts';
import {EngineKeeper} from '../../source/host/engine-keeper.ts';
import {bundledModel} from '../helpers/rungs.ts';

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000});

let folder: string;
let keeper: EngineKeeper;
let events: ViewEvent[] = [];
const file = (name: string) => path.join(folder, `${name}.gguf`);
const load = (name: string) => {
	keeper.load({path: file(name), threads: 1}, name);
};

const states = (): ModelState[] => events.flatMap(event => (event.type === 'model' ? [event.model] : []));
const notices = (): string[] => events.flatMap(event => (event.type === 'notice' ? [event.notice?.text ?? ''] : []));
const ready = async (name: string): Promise<void> => vi.waitFor(() => {
	expect(keeper.state).toMatchObject({phase: 'ready', model: {path: file(name)}});
}, {timeout: 50_000});

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'lisa-loads-'));
	for (const name of ['a', 'b', 'c', 'cut']) {
		copyFileSync(bundledModel, file(name));
	}

	truncateSync(file('cut'), 2 ** 20);
	events = [];
	keeper = new EngineKeeper({
		logDescriptor: openSync('/dev/null', 'a'),
		pulse: new Pulse(),
		publish(event) {
			events.push(event);
		},
		onModel() {},
		log() {},
	});
});

afterEach(() => {
	keeper.close();
	rmSync(folder, {recursive: true});
});

test.each([['while the first one loads', false], ['with one in use', true]])('the model that was chosen last comes, whatever was under way: %s', async (_, used) => {
	if (used) {
		load('c');
		await ready('c');
	}

	load('a');
	load('b');
	await ready('b');
	expect(states().some(({phase}) => phase === 'failed')).toBe(false);
	expect(notices()).toEqual([]);
	// And the engine has it: another load finds nothing under way.
	load('a');
	await ready('a');
});

test('one that waits its turn can be stopped: what was there comes back', async () => {
	load('c');
	await ready('c');
	load('a');
	load('b');
	expect(keeper.cancelLoad()).toBe(true);
	await vi.waitFor(() => {
		expect(keeper.state.phase).toBe('ready');
	}, {timeout: 50_000});
	expect(keeper.state).toMatchObject({model: {path: file('c')}});
});

test.each([['cut', 'is cut short'], ['nowhere', 'is not found']])('a file that is bad leaves the model in use as it was: %s', async (name, why) => {
	load('a');
	await ready('a');
	events = [];
	load(name);
	await ready('a');
	expect(notices()).toEqual([expect.stringMatching(new RegExp(String.raw`${why}.* LISA stays on a\.gguf\.$`, 'u'))]);
	expect(states().map(({phase}) => phase)).toEqual(['loading', 'ready']);
	expect(events.findLast(event => event.type === 'model')).toMatchObject({kept: true});
	expect(keeper.settings).toMatchObject({path: file('a')});
});

test('who asked for a file hears that it was refused, though another model is there', async () => {
	load('a');
	await expect(keeper.whenLoaded()).resolves.toBeUndefined();
	load('cut');
	await expect(keeper.whenLoaded()).rejects.toMatchObject({code: 'truncated-gguf'});
	await ready('a');
	load('b');
	const outcome = keeper.whenLoaded();
	load('c');
	await expect(outcome).rejects.toMatchObject({code: 'busy'});
});

test('of a first load that failed it is known what it was to be', async () => {
	load('cut');
	await expect(keeper.whenReady()).rejects.toMatchObject({code: 'truncated-gguf'});
	expect(keeper.state).toMatchObject({phase: 'failed', path: file('cut')});
	expect(keeper.settings).toEqual({path: file('cut'), threads: 1});
	load('a');
	await ready('a');
});
