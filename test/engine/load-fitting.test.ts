import {readFileSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {spawnSync} from 'node:child_process';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {computeBytes} from '../../source/core/fit-memory.ts';
import {reserve} from '../../source/core/fit-reserve.ts';
import type {LoadedModel} from '../../source/core/engine-protocol.ts';
import {readHeader, type Header} from '../../source/engine/header.ts';
import {fitSettings} from '../../source/engine/load-fitting.ts';
import type {Machine} from '../../source/engine/machine.ts';
import {EngineProcess} from '../helpers/engine.ts';
import {tinyShape, writeModel} from '../helpers/model.ts';

vi.setConfig({testTimeout: 90_000});

const mebibyte = 2 ** 20;
const folder = mkdtempSync(join(tmpdir(), 'lisa-fitting-'));
const path = join(folder, 'tiny-F16.gguf');
let header: Header;

beforeAll(async () => {
	// A context so long that its cache is what counts: a kibibyte a token.
	writeModel(path, {...tinyShape, context: 1_048_576});
	header = await readHeader(path);
});

afterAll(() => {
	rmSync(folder, {recursive: true});
});

const withFree = (free: number) => ({llama: {gpu: false}, cores: 1, freeMemory: () => free}) as unknown as Machine;
/** Bytes that are asked for beside the cache: the reserve, compute buffers and the weights. */
const fixed = () => reserve.host + computeBytes(header.gguf.shape!, {context: 65_536, batch: 128}) + header.size;

test.each([
	['what fits is left as it is', 70, []],
	['the cache’s precision goes first', 40, ['KV cache in Q8_0 instead of F16']],
	['then context', 20, ['KV cache in Q8_0 instead of F16', 'a context of 32,768 tokens instead of 65,536']],
])('%s', async (_, room, words) => {
	const fitting = await fitSettings({path, contextSize: 65_536}, header, withFree(fixed() + (room * mebibyte)));
	expect(fitting.words).toEqual(words);
});

test('a context that nobody asked for is shorter where there is no room for the usual one, and that is said', async () => {
	const {plan, words} = await fitSettings({path}, header, withFree(reserve.host + computeBytes(header.gguf.shape!, {context: 4096, batch: 128}) + header.size + (5 * mebibyte)));
	expect(plan.contextSize).toBeLessThan(8192);
	expect(words).toEqual([`a context of ${plan.contextSize.toLocaleString('en')} tokens instead of 8,192`]);
});

test('what does not fit at all is refused with the figures of what was asked for, and of the least', async () => {
	const failing = fitSettings({path, contextSize: 65_536}, header, withFree(reserve.host + mebibyte));
	await expect(failing).rejects.toThrow(/^The model needs \d+ MiB with a context of 65,536 tokens, and still \d+ MiB with KV cache in Q8_0 instead of F16, a context of 512 tokens instead of 65,536; 1 MiB is free\.$/u);
	// A shorter context was tried: it is not what is recommended.
	await expect(failing).rejects.toMatchObject({code: 'out-of-memory', hint: expect.not.stringContaining('--context') as unknown});
});

test('an address space that is too small for the context: loaded with less, which is said', async ({skip}) => {
	const engine = new EngineProcess();
	try {
		await engine.event('ready');
		const size = Number(/VmSize:\s+(\d+)/u.exec(readFileSync(`/proc/${engine.child.pid}/status`, 'utf8'))![1]) * 1024;
		if (spawnSync('prlimit', ['--pid', String(engine.child.pid), `--as=${size + (700 * mebibyte)}`]).status !== 0) {
			skip('no prlimit here');
		}

		const {model} = await engine.load(path, {contextSize: 1_048_576}) as {model: LoadedModel};
		expect(model.adjusted).toContain('instead of');
		expect(await engine.reply('still', 'How much memory?', {maxTokens: 4})).toMatchObject({type: 'finished'});
	} finally {
		await engine.close();
	}
});
