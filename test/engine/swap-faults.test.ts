import {chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {weakPairs} from '../../source/core/carried-pairs.ts';
import {quantize} from '../../source/engine/quantize.ts';
import {EngineProcess} from '../helpers/engine.ts';
import {tinyShape, writeModel} from '../helpers/model.ts';

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000});

const folder = mkdtempSync(join(tmpdir(), 'lisa-swap-faults-'));
const path = (name: string) => join(folder, `${name}.gguf`);
const question = 'Tell me everything about memory.';

beforeAll(() => {
	writeModel(path('model'), tinyShape);
	copyFileSync(path('model'), path('copy'));
});

afterAll(() => {
	rmSync(folder, {recursive: true});
});

async function swapMidReply(engine: EngineProcess, file: string) {
	engine.generate('talk', question, {maxTokens: 60});
	await engine.token('talk', 10);
	engine.send({type: 'swap', id: 'swap', settings: {path: file}});
	const end = await engine.event(['swapped', 'swap-failed']);
	return {end, reply: await engine.ended('talk')};
}

test('a cache that no volume takes is read again instead, and nothing is left of the attempt', async () => {
	// No file may grow beyond 1 KiB: writing fails on tmpfs and on disk alike, as on full ones.
	const node = join(folder, 'node');
	writeFileSync(node, `#!/bin/sh\nulimit -f 1\nexec "${process.execPath}" "$@"\n`);
	chmodSync(node, 0o755);
	const engine = new EngineProcess(undefined, {execPath: node});
	await engine.load(path('model'));
	const {end, reply} = await swapMidReply(engine, path('copy'));
	expect(end).toMatchObject({type: 'swapped', card: {carried: false, reason: 'the KV cache could not be written or read'}});
	expect(engine.events.some(event => event.type === 'swap-step' && event.step === 'prefill')).toBe(true);
	expect(reply).toMatchObject({type: 'finished', reason: 'limit'});
	expect(['/dev/shm', tmpdir()].flatMap(place => readdirSync(place)).filter(name => name.startsWith(`lisa-kv-${engine.child.pid}-`))).toEqual([]);
	await engine.close();
});

test.each(weakPairs.slice(0, 1))('%s to %s, a pair that was measured too low, is read again, and the card says why', async (from, to) => {
	for (const type of [from, to]) {
		await quantize({source: path('model'), target: path(type), type, threads: 1});
	}

	const engine = new EngineProcess();
	await engine.load(path(from));
	const {end, reply} = await swapMidReply(engine, path(to));
	expect(end).toMatchObject({type: 'swapped', card: {from, to, carried: false, reason: expect.stringContaining('under 95 %') as unknown}});
	expect(reply).toMatchObject({type: 'finished'});
	await engine.close();
});

test('the card tells the steps with their times, and what releasing the old rung gave back', async () => {
	const engine = new EngineProcess();
	await engine.load(path('model'));
	const {end} = await swapMidReply(engine, path('copy'));
	const {card} = end as Extract<typeof end, {type: 'swapped'}>;
	expect(card.steps.map(({step}) => step)).toEqual(['plan', 'load', 'carry', 'switch', 'verify', 'release']);
	expect(card.steps.reduce((sum, {milliseconds}) => sum + milliseconds, 0)).toBeLessThanOrEqual(card.total + 1);
	expect(card.expectedFreed).toBeGreaterThan(0);
	expect(card.freed).toBeGreaterThan(0);
	expect(card.memoryBefore).toBeGreaterThan(0);
	await engine.close();
});
