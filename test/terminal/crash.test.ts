import {mkdirSync} from 'node:fs';
import type {Server} from 'node:net';
import path from 'node:path';
import {afterEach, expect, test, vi} from 'vitest';
import {protocolVersion} from '../../source/core/protocol.ts';
import {emptyView, type ViewEvent} from '../../source/core/view.ts';
import type {Screen} from '../../source/host/faces.ts';
import type {Host} from '../../source/host/host.ts';
import {listen} from '../../source/host/server.ts';
import {withTerminals} from '../helpers/screen.ts';

const {home: makeHome, open} = withTerminals();
let server: Server | undefined;

afterEach(() => {
	server?.close();
});

test('a defect of the screen puts the terminal back, says what happened, and names the log', async () => {
	const home = makeHome();
	const runtime = path.join(home.folder, 'run', 'lisa');
	mkdirSync(runtime, {recursive: true, mode: 0o700});
	let screen: Screen | undefined;
	const stage = {
		attach(attached: Screen) {
			screen = attached;
			return {version: protocolVersion, pid: 0, view: emptyView({id: 'stage', title: 'stage', created: 0, messages: []})};
		},
		detach() {},
		async command() {
			return {};
		},
	};
	server = await listen(stage as unknown as Host, path.join(runtime, 'host.sock'), {onIdle() {}, onBusy() {}});
	const terminal = open(home);
	await vi.waitUntil(() => screen !== undefined, {timeout: 10_000});
	// A host that breaks its own rules: no face can draw a message that is none.
	screen!.deliver([{type: 'message', message: undefined} as unknown as ViewEvent]);
	expect(await terminal.untilExit()).toBe(70);
	expect(terminal.screen).toBe('normal');
	expect(terminal.text).toContain('LISA\'s screen failed, and the conversation is kept: run lisa to go on.');
	expect(terminal.text).toContain('lisa.log');
	expect(terminal.output.lastIndexOf('\u001B[?25h')).toBeGreaterThan(terminal.output.lastIndexOf('\u001B[?25l'));
});
