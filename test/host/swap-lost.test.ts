import {mkdtempSync, openSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {Pulse} from '../../source/core/pulse.ts';
import type {ViewEvent} from '../../source/core/view.ts';
import {EngineKeeper} from '../../source/host/engine-keeper.ts';
import {bundledLadder} from '../helpers/rungs.ts';

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000});

const folder = mkdtempSync(path.join(tmpdir(), 'lisa-swap-lost-'));
let source: string;
beforeAll(async () => {
	source = await bundledLadder(folder, ['Q8_0']);
	vi.stubEnv('NODE_OPTIONS', `--import ${path.join(import.meta.dirname, '..', 'fixtures', 'engine-loses-swap.ts')}`);
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, {recursive: true});
});

test('a swap that could not be undone leaves no model that is said to be ready: the one before is loaded again', async () => {
	const events: ViewEvent[] = [];
	const again = Promise.withResolvers<void>();
	const keeper = new EngineKeeper({
		logDescriptor: openSync('/dev/null', 'a'),
		pulse: new Pulse(),
		publish(event) {
			events.push(event);
			const loads = events.filter(each => each.type === 'model' && each.model.phase === 'ready');
			if (loads.length > 1) {
				again.resolve();
			}
		},
		onModel() {},
		log() {},
	});
	keeper.load({path: source, threads: 1}, 'the guide');
	await keeper.whenReady();
	keeper.swap({path: path.join(folder, 'lisa-tiny-Q8_0.gguf'), threads: 1}, {from: 'F16', to: 'Q8_0'});
	await again.promise;
	expect(keeper.state).toMatchObject({phase: 'ready', model: {path: source}});
	expect(events.some(event => event.type === 'model' && event.model.phase === 'loading')).toBe(true);
	keeper.close();
});
