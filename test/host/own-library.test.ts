import {copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {Pulse} from '../../source/core/pulse.ts';
import type {Notice, ViewEvent} from '../../source/core/view.ts';
import {findLibraries} from '../../source/engine/native-library.ts';
import {EngineKeeper} from '../../source/host/engine-keeper.ts';
import {OwnLibrary} from '../../source/host/own-library.ts';
import {hashOf} from '../../source/native/chosen-library.ts';
import {readManifest, writeManifest} from '../../source/native/manifest.ts';
import {nativePaths, type NativePaths} from '../../source/native/native-paths.ts';
import {wanted} from '../../source/native/wanted.ts';
import {bundledModel} from '../helpers/rungs.ts';

vi.setConfig({testTimeout: 90_000, hookTimeout: 90_000});

const ready = {type: 'ready', backend: 'CPU', version: '1', threads: 1} as const;
let folder: string;
let paths: NativePaths;
let library: OwnLibrary;

/** A library that runs on every processor of this kind, in place of one that was built for this one. */
const plain = (): string => {
	const prebuilt = path.dirname(findLibraries().ggml);
	return path.join(prebuilt, readdirSync(prebuilt).find(name => /^libggml-cpu-(?:x64|armv8\.0_1)\.so$/u.test(name))!);
};

function keeperFor(events: ViewEvent[]): EngineKeeper {
	return new EngineKeeper({
		logDescriptor: openSync('/dev/null', 'a'),
		pulse: new Pulse(),
		publish(event) {
			events.push(event);
		},
		onModel() {},
		log() {},
		ownLibrary: library,
	});
}

/** As after a build that was faster; but the file is none that a loader takes. */
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'lisa-own-'));
	paths = nativePaths({data: folder, log: path.join(folder, 'lisa.log')});
	mkdirSync(paths.folder);
	writeFileSync(paths.library, 'no library');
	writeManifest(paths.manifest, {...wanted(), made: 1, verdict: 'faster', decode: 1.1, prefill: 1, model: '/m.gguf', hash: hashOf(paths.library)});
	library = new OwnLibrary({data: folder, log: path.join(folder, 'lisa.log')}, () => {});
});
afterEach(() => {
	rmSync(folder, {recursive: true});
});

describe('the library that was built here', () => {
	test('is named to an engine that starts', () => {
		expect(library.environment()).toEqual({LISA_NATIVE: paths.library});
		expect(library.ready(ready)).toBeUndefined();
	});

	test.each([
		['SIGILL', true, true],
		['SIGSEGV', true, true],
		['SIGKILL', true, false],
		['SIGABRT', true, false],
		['exit code 70', true, false],
		['it hung: no token', true, false],
		['SIGABRT', false, true],
		['exit code 127', false, true],
		['SIGKILL', false, false],
	])('an engine that ends by %s (started: %s): given up is %s', (how, started, givenUp) => {
		library.environment();
		if (started) {
			library.ready(ready);
		}

		expect(library.lost(how) !== undefined).toBe(givenUp);
		expect(existsSync(paths.library)).toBe(!givenUp);
		expect(library.environment()).toEqual(givenUp ? {} : {LISA_NATIVE: paths.library});
	});

	test('an engine without it may end as it likes', () => {
		rmSync(paths.library);
		expect(library.environment()).toEqual({});
		expect(library.lost('SIGILL')).toBeUndefined();
	});

	test('a broken one is set aside with a notice, and the model is loaded with the prebuilt one', async () => {
		const events: ViewEvent[] = [];
		const keeper = keeperFor(events);
		try {
			keeper.load({path: bundledModel, threads: 1}, 'the guide');
			await keeper.whenReady();
			const notices = events.filter(event => event.type === 'notice').map(({notice}): Notice => notice);
			expect(notices).toMatchObject([{level: 'warning', text: expect.stringMatching(/^The engine built for this CPU is set aside: it cannot be loaded \(The loader refuses .*\)\. The prebuilt one is used\.$/) as string, hint: '`lisa doctor --build` builds it anew.'}]);
			expect(readManifest(paths.manifest)?.broken).toContain('it cannot be loaded');
		} finally {
			keeper.close();
		}
	});

	test('a sound one is what the engine computes with, and nothing else is', async () => {
		copyFileSync(plain(), paths.library);
		writeManifest(paths.manifest, {...readManifest(paths.manifest)!, hash: hashOf(paths.library)});
		const events: ViewEvent[] = [];
		const keeper = keeperFor(events);
		try {
			keeper.load({path: bundledModel, threads: 1}, 'the guide');
			await keeper.whenReady();
			const mapped = readFileSync(`/proc/${keeper.pid}/maps`, 'utf8').match(/\/libggml-cpu[^\s/]*/gu);
			expect([...new Set(mapped)]).toEqual(['/libggml-cpu-native.so']);
			const {text} = await keeper.generate({id: 'g', turns: [{role: 'user', text: 'Who are you?'}], sampling: {temperature: 0, topK: 1, topP: 1, minP: 0, repeatPenalty: 1, maxTokens: 8}, onEvent() {}});
			expect(text).toContain('LISA');
			expect(events.filter(({type}) => type === 'notice')).toEqual([]);
		} finally {
			keeper.close();
		}
	});
});
