import {mkdtempSync, openSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterEach, expect, test, vi} from 'vitest';
import type {Message, Session} from '../../source/core/chat.ts';
import type {Command, Outcome} from '../../source/core/protocol.ts';
import type {ViewEvent} from '../../source/core/view.ts';
import {Host} from '../../source/host/host.ts';
import {Store} from '../../source/storage/store.ts';
import {bundledModel} from '../helpers/rungs.ts';

vi.setConfig({testTimeout: 60_000});

const hosts: Array<() => void> = [];
afterEach(() => {
	for (const close of hosts.splice(0)) {
		close();
	}
});

/** A host with its real engine, in a folder of its own. */
function start(...messages: readonly Message[]) {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-host-'));
	const store = new Store(':memory:');
	const session: Session = {id: 's', title: 'a talk', created: 0, messages};
	for (const message of messages) {
		store.write(session, message, 1);
	}

	let shutdowns = 0;
	const events: ViewEvent[] = [];
	const host = new Host({
		store,
		madeFolder: folder,
		recordingFile: path.join(folder, 'samples.db'),
		runtime: folder,
		logDescriptor: openSync('/dev/null', 'a'),
		log() {},
		onShutdown() {
			shutdowns++;
		},
	});
	hosts.push(() => {
		host.close();
		rmSync(folder, {recursive: true, force: true, maxRetries: 50, retryDelay: 20});
	});
	return {
		host,
		store,
		events,
		shutdowns: () => shutdowns,
		/** A face of its own that runs commands. */
		face() {
			const {signal} = new AbortController();
			return async (command: Command): Promise<Outcome> => host.command(command, () => {}, signal, 'command');
		},
	};
}

const load = {type: 'load', settings: {path: bundledModel}} as const;

test('nobody ends a host under a command that another face waits for', async () => {
	const {face, shutdowns} = start();
	const asking = face();
	const loading = asking(load);
	await face()({type: 'leave'});
	expect(shutdowns()).toBe(0);
	expect(await loading).toEqual({});
	await asking({type: 'leave'});
	expect(shutdowns()).toBe(1);
});

test('to go on with a reply twice, before the first has begun, goes on once', async () => {
	const {host, face, store, events} = start(
		{id: 'q', role: 'user', text: 'What is the ladder?', time: 0},
		{id: 'r', role: 'model', text: 'The ladder is', time: 0, ending: 'limit', rungs: ['F16'], model: 'LISA Tiny'},
	);
	host.attach({
		deliver(batch) {
			events.push(...batch);
		},
	});
	const ask = face();
	await ask(load);
	const first = ask({type: 'complete', text: 'who are you?'});
	const going = [ask({type: 'continue'}), ask({type: 'continue'})];
	await Promise.all([first, ...going]);
	// Asked last, it is answered when the others are.
	await ask({type: 'complete', text: 'hello', maxTokens: 1});
	const ends = events.filter(event => event.type === 'finished');
	expect(ends.map(({message}) => message.id)).toEqual(['r']);
	expect(store.latest()!.messages.at(-1)!.text).toBe(ends[0]!.message.text);
	expect(ends[0]!.message.text.length).toBeGreaterThan('The ladder is'.length);
});
