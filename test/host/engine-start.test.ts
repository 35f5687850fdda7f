import {mkdtempSync, openSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, afterEach, beforeAll, expect, test, vi} from 'vitest';
import {Pulse} from '../../source/core/pulse.ts';
import type {ViewEvent} from '../../source/core/view.ts';
import {EmbedderProcess} from '../../source/host/embedder-process.ts';
import {EngineKeeper} from '../../source/host/engine-keeper.ts';
import {bundledModel} from '../helpers/rungs.ts';

vi.setConfig({testTimeout: 120_000});

const logDescriptor = openSync('/dev/null', 'a');
const reason = 'exit code 70: llama.cpp cannot be loaded: NoBinaryFoundError';

beforeAll(() => {
	vi.stubEnv('NODE_OPTIONS', `--import ${path.join(import.meta.dirname, '..', 'fixtures', 'engine-cannot-start.ts')}`);
});
afterEach(() => {
	vi.stubEnv('NODE_OPTIONS', `--import ${path.join(import.meta.dirname, '..', 'fixtures', 'engine-cannot-start.ts')}`);
});
afterAll(() => {
	vi.unstubAllEnvs();
});

test('why an engine cannot start is told and logged, and no other model is named as the way out', async () => {
	const events: ViewEvent[] = [];
	const logged: string[] = [];
	const keeper = new EngineKeeper({
		logDescriptor,
		pulse: new Pulse(),
		publish(event) {
			events.push(event);
		},
		onModel() {},
		log(message) {
			logged.push(message);
		},
		rungBelow: () => 'Q4_K_M',
	});
	keeper.load({path: bundledModel}, 'the guide');
	await expect(keeper.whenReady()).rejects.toMatchObject({
		code: 'engine-failing',
		message: `The engine cannot start (${reason}); it was tried 3 times.`,
		hint: expect.stringMatching(/^`lisa doctor`/u) as unknown,
	});
	expect(logged).toContain(`engine lost (${reason}), 1 in a row`);
	expect(events).toContainEqual(expect.objectContaining({type: 'notice', notice: expect.objectContaining({text: `The engine stopped (${reason}) and is starting again; the conversation is kept.`}) as unknown}));
	keeper.close();
});

test('the one that makes vectors tells it too', async () => {
	const lost = vi.fn<(how: string) => void>();
	const embedder = new EmbedderProcess(logDescriptor, lost);
	await expect(embedder.ask({type: 'embed-load', settings: {path: bundledModel}})).rejects.toThrow(reason);
	expect(lost).toHaveBeenCalledWith(reason);
});

test('one that dies before it can say anything: what it printed is told and stands in the log, with the way to mend it', async () => {
	vi.stubEnv('NODE_OPTIONS', `--import ${path.join(import.meta.dirname, '..', 'fixtures', 'engine-dies-early.ts')}`);
	const folder = mkdtempSync(path.join(tmpdir(), 'lisa-start-'));
	const log = path.join(folder, 'log');
	const keeper = new EngineKeeper({
		logDescriptor: openSync(log, 'a'),
		pulse: new Pulse(),
		publish() {},
		onModel() {},
		log() {},
	});
	keeper.load({path: bundledModel}, 'the guide');
	await expect(keeper.whenReady()).rejects.toMatchObject({
		code: 'engine-failing',
		message: 'The engine cannot start (exit code 1: Cannot find the native Koffi module; did you bundle it correctly?); it was tried 3 times.',
		hint: '`lisa doctor` looks at what it needs; where a file is missing, `npm install` in LISA’s folder brings it.',
	});
	expect(readFileSync(log, 'utf8')).toContain('    at ');
	keeper.close();
	rmSync(folder, {recursive: true});
});
