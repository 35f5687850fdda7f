import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync, existsSync, openSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {text as readAll} from 'node:stream/consumers';
import {afterAll, describe, expect, test} from 'vitest';
import {bundledModel} from '../helpers/rungs.ts';
import {hostPid, lisa, withTerminals} from '../helpers/screen.ts';
import {launcher, makeHome as makeLastingHome} from '../helpers/terminal.ts';

const {home: makeHome} = withTerminals();

describe('lisa ask', () => {
	test('answers on stdout, and nothing else', () => {
		const {code, out, error} = lisa(makeHome(), ['ask', 'who are you?']);
		expect(code).toBe(0);
		expect(out).toMatch(/LISA.*\.\n$/su);
		expect(error).toBe('');
	});

	test('gives one object with what it took', () => {
		const {out} = lisa(makeHome(), ['ask', 'which key opens the ladder?', '--json', '--max-tokens', '8']);
		const answer = JSON.parse(out) as Record<string, unknown>;
		expect(answer).toMatchObject({model: 'LISA Tiny', rung: 'F16', ending: expect.stringMatching(/^(?:end|limit)$/u) as string});
		const timings = answer['timings'] as Record<string, number>;
		for (const name of ['prompt_n', 'prompt_ms', 'prompt_per_second', 'predicted_n', 'predicted_ms', 'predicted_per_second', 'ttft_ms']) {
			expect(timings[name], name).toBeGreaterThan(0);
		}

		expect(timings['predicted_n']).toBeLessThanOrEqual(8);
		expect(Object.keys(timings['itl_ms'] as unknown as object)).toEqual(['p50', 'p95', 'p99']);
	});

	test('reads what is piped in, and gives the same answer to the same question', () => {
		const home = makeHome();
		expect(lisa(home, ['ask'], 'who are you?').out).toBe(lisa(home, ['ask', 'who are you?']).out);
	});

	test('survives a reader that stops early', async () => {
		const home = makeHome();
		lisa(home, ['ask', 'hello']);
		const host = hostPid(home);
		const child = spawn(process.execPath, [launcher, 'ask', 'who are you?'], {env: home.environment, stdio: ['ignore', 'pipe', 'pipe']});
		child.stdout.once('data', () => {
			child.stdout.destroy();
		});
		await once(child, 'exit');
		expect(lisa(home, ['ask', 'who are you?']).code).toBe(0);
		expect(hostPid(home)).toBe(host);
	});

	test('keeps its socket and its folder to its owner', () => {
		const home = makeHome();
		lisa(home, ['ask', 'hello']);
		const runtime = path.join(home.folder, 'run', 'lisa');
		expect(statSync(runtime).mode & 0o777).toBe(0o700);
		expect(statSync(path.join(runtime, 'host.sock')).mode & 0o777).toBe(0o600);
		expect(statSync(path.join(home.folder, 'data', 'lisa', 'lisa.db')).mode & 0o777).toBe(0o600);
	});

	test('takes over a socket left by a dead host', () => {
		const home = makeHome();
		lisa(home, ['ask', 'hello']);
		process.kill(hostPid(home)!, 'SIGKILL');
		expect(lisa(home, ['ask', 'hello']).code).toBe(0);
	});
});

describe('lisa embed', () => {
	test('gives each line its vector, beside a chat that goes on', () => {
		const home = makeHome();
		lisa(home, ['ask', 'hello']);
		const {code, out, error} = lisa(home, ['embed', '--model', 'guide'], 'hello\n\n{"text": "how much VRAM?"}\n');
		expect(code).toBe(0);
		const lines = out.trimEnd().split('\n').map(line => JSON.parse(line) as {index: number; vector: number[]});
		expect(lines.map(({index, vector}) => [index, vector.length])).toEqual([[0, 256], [2, 256]]);
		expect(error).toMatch(/^2 vectors of 256 numbers by LISA Tiny F16\.\n$/u);
		expect(lisa(home, ['ask', 'hello']).code).toBe(0);
	});

	test('a line that is too long is told, and the rest has its vectors', () => {
		const home = makeHome();
		const out = path.join(home.folder, 'vectors.jsonl');
		const result = lisa(home, ['embed', '--context', '64', '--out', out], `one\n${'many words '.repeat(100)}\nthree\n`);
		expect(result.code).toBe(65);
		expect(result.error).toContain('1 of 3 lines have no vector');
		const lines = readFileSync(out, 'utf8').trimEnd().split('\n').map(line => Object.keys(JSON.parse(line) as object)[1]);
		expect(lines).toEqual(['vector', 'error', 'vector']);
	});
});

describe('what goes wrong', () => {
	const home = makeLastingHome();
	afterAll(() => {
		lisa(home, ['stop']);
		home.remove();
	});
	const file = (name: string) => path.join(home.folder, name);
	writeFileSync(file('not.gguf'), 'hello');
	writeFileSync(file('empty.gguf'), '');
	copyFileSync(bundledModel, file('short.gguf'));
	truncateSync(file('short.gguf'), 100_000);

	test.each([
		[['ask', 'hi', '--model', file('missing.gguf')], 66, 'not found'],
		[['ask', 'hi', '--model', home.folder], 66, 'not a file'],
		[['ask', 'hi', '--model', file('not.gguf')], 65, 'not a GGUF model'],
		[['ask', 'hi', '--model', file('empty.gguf')], 65, 'empty'],
		[['ask', 'hi', '--model', file('short.gguf')], 65, 'cut short'],
		[['ask'], 64, 'prompt is empty'],
		[['ask', '   '], 64, 'prompt is empty'],
		[['nonsense'], 64, 'no command'],
		[['--nonsense'], 64, 'no option'],
		[['ask', 'hi', '--threads', '2', '--threads', '4'], 64, 'only be set once'],
		[['ask', 'hi', '--no-kv-type'], 64, '--no-kv-type means nothing'],
		[['ask', 'hi', '--no-seed'], 64, '--no-seed means nothing'],
		[['ask', 'hi', '--threads', 'many'], 64, 'whole number'],
		[['ask', 'hi', '--max-tokens', '0'], 64, 'from 1'],
		[['ask', 'hi', '--temperature', '9'], 64, 'from 0 to 5'],
		[['ask', 'hi', '--context', '3'], 64, 'from 64'],
		[['embed', 'one', 'two'], 64, 'one file'],
		[['embed', file('not.gguf'), '--out', file('not.gguf')], 64, 'already there'],
		[['embed', file('missing.txt')], 65, 'no such file'],
		[['embed', file('not.gguf'), '--model', file('not.gguf')], 65, 'not a GGUF model'],
		[['quantize', 'model.gguf', 'Q99'], 64, 'Q99'],
		[[], 64, 'terminal'],
	])('lisa %j ends with %i and says what to do', (arguments_, code, words) => {
		const result = lisa(home, arguments_);
		expect(result.error).toContain(words);
		expect(result.code).toBe(code);
		expect(result.out).toBe('');
		// What happened, what to do next, and no stack.
		expect(result.error.trim().split('\n').length).toBe(2);
	});
});

describe('output that cannot be written', () => {
	test.runIf(existsSync('/dev/full'))('is told where the disk is full', () => {
		const {environment} = makeHome();
		const {status, stderr} = spawnSync(process.execPath, [launcher, 'config'], {env: environment, encoding: 'utf8', stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe']});
		expect(stderr).toContain('lisa: The output could not be written');
		expect(status).toBe(74);
	});

	test('is no failure where nobody reads it', async () => {
		const {environment} = makeHome();
		const child = spawn(process.execPath, [launcher, 'config'], {env: environment, stdio: ['ignore', 'pipe', 'pipe']});
		child.stdout.destroy();
		const told = readAll(child.stderr);
		expect(await once(child, 'exit')).toEqual([0, null]);
		expect(await told).toBe('');
	});
});

test.each([['ask', '--help'], ['--help', 'ask'], ['-h']])('lisa %s %s shows the help', (...words) => {
	const {code, out} = lisa(makeHome(), words);
	expect([code, out.includes('Exit codes')]).toEqual([0, true]);
});

test('no file name reaches the terminal with a sequence in it', () => {
	const {error} = lisa(makeHome(), ['ask', 'hi', '--model', '/tmp/\u001B]0;owned\u0007\u001B[2Jx.gguf']);
	expect(error).toContain('x.gguf');
	expect(error).not.toContain('\u001B');
});

describe('lisa quantize', () => {
	test('makes a rung and leaves nothing else', () => {
		const home = makeHome();
		const source = path.join(home.folder, 'm-F16.gguf');
		copyFileSync(bundledModel, source);
		const {code, out} = lisa(home, ['quantize', source, 'q8_0']);
		expect(code).toBe(0);
		expect(out).toBe(`${path.join(home.folder, 'm-Q8_0.gguf')}\n`);
		expect(readdirSync(home.folder).filter(name => name.endsWith('.part'))).toEqual([]);
		expect(lisa(home, ['quantize', source, 'q8_0']).error).toContain('there already');
	});
});

describe('lisa stop', () => {
	test('ends the host', () => {
		const home = makeHome();
		lisa(home, ['ask', 'hello']);
		const host = hostPid(home)!;
		expect(lisa(home, ['stop']).out).toContain('has ended');
		expect(existsSync(`/proc/${host}`) && hostPid(home) !== undefined).toBe(false);
		expect(lisa(home, ['stop']).out).toContain('No host is running');
	});
});
