import {Buffer} from 'node:buffer';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {drivers, KeyStage} from '../helpers/key-stage.ts';
import {enginePid, hostPid, isRunning, lisa, withTerminals} from '../helpers/screen.ts';
import type {TestTerminal} from '../helpers/terminal.ts';

const {home: makeHome, open} = withTerminals();
const size = {columns: 120, rows: 40};

/** What is said on the screen, as one text: it can only grow. */
function said({lines}: TestTerminal): string {
	const end = lines.findIndex(line => line.startsWith('├'));
	return lines.slice(1, end).map(line => line.slice(1, 75).trim()).filter(line => line !== '' && !line.startsWith('F16 · ')).join(' ').replaceAll('▌', '').replaceAll(/\s+/gu, ' ');
}

/** The message that is being written, on however many lines. */
function written({lines}: TestTerminal): string {
	const begin = lines.findLastIndex(line => line.startsWith('├'));
	return lines.slice(begin + 1, -2).map(line => line.slice(3, 75).trim()).join(' ').replace(/^› /u, '').trim();
}

const composed = async (face: TestTerminal, text: string) => face.until(() => written(face) === text);

/** Somewhere in the reply, by how many bytes more were drawn of it. */
async function drawnOn(face: TestTerminal, bytes: number): Promise<void> {
	const enough = face.output.length + bytes;
	await face.until(() => face.output.length >= enough || /F16 · \d+ tok/u.test(face.text));
}

/** A stream of numbers from 0 to 1 that is the same in every run. */
function randoms(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		return state / 2 ** 31;
	};
}

describe('a screen that is killed', () => {
	const pasted = Array.from({length: 4}, (_, index) => `pasted line ${index}`).join('\n');
	const moments: ReadonlyArray<readonly [name: string, draft: string, moment: (face: TestTerminal) => Promise<void>]> = [
		['while the reply streams', '', async () => {}],
		['in a dialog', '', async face => {
			face.write('\u0010');
			await face.until('Palette');
		}],
		['while one types', 'half a thought', async face => {
			face.write('half a thought');
			await composed(face, 'half a thought');
		}],
		['just after a paste', `see ${pasted.replaceAll('\n', ' ')}`, async face => {
			face.write(`see \u001B[200~${pasted}\u001B[201~`);
			await face.until('pasted line 3');
		}],
		['in the middle of a paste', 'before it', async face => {
			face.write('before it');
			await composed(face, 'before it');
			face.write(`\u001B[200~${pasted}`);
		}],
		['while its window changes', '', async face => {
			face.resize(80, 24);
			face.resize(120, 40);
		}],
	];

	test('leaves a transcript and a draft that the next one shows', async () => {
		const home = makeHome();
		const random = randoms(7);
		let face = open(home, [], size);
		await face.until(/ready\s*$/u);
		const host = hostPid(home);
		for (const [name, draft, moment] of moments) {
			face.write('\u000E');
			await face.until('new conversation');
			face.write('which keys are there in the panels?\r');
			await face.until(/decoding|F16 · \d+ tok/u);
			await drawnOn(face, Math.floor(random() * 3000));
			await moment(face);
			const before = name === 'in a dialog' ? '› which keys' : said(face);
			process.kill(face.pty.pid, 'SIGKILL');
			await face.untilExit();

			face = open(home, [], size);
			await face.until(/F16 · \d+ tok/u);
			await face.until(/ready\s*$/u);
			expect([name, said(face).slice(0, before.length)]).toEqual([name, before]);
			await composed(face, draft === '' ? 'ask something' : draft);
			if (draft === '') {
				continue;
			}

			face.write('\u0003');
			await face.until('ask something');
		}

		expect(hostPid(home)).toBe(host);
	});
});

describe('a line that drops', () => {
	test('takes the screen and nothing else: the reply is whole for the next one', async () => {
		const home = makeHome();
		const face = open(home, [], size);
		await face.until(/ready\s*$/u);
		const engine = enginePid(home)!;
		// It cannot have answered before the line drops.
		process.kill(engine, 'SIGSTOP');
		face.write('who are you?\r');
		await face.until('› who are you?');
		face.write('what I was about to say');
		await face.until('what I was about to say');
		const {pid} = face.pty;
		// Both ends of the line are gone: the kernel says so with SIGHUP, and nothing can be written.
		(face.pty as unknown as {destroy(): void}).destroy();
		await vi.waitUntil(() => !isRunning(pid), {timeout: 20_000});
		process.kill(engine, 'SIGCONT');
		const next = open(home, [], size);
		await next.until(/F16 · \d+ tok/u);
		await next.until('› who are you?');
		await next.until(() => written(next) === 'what I was about to say');
		expect(enginePid(home)).toBe(engine);
	});

	test('one that is left by key comes back to the same reply', async () => {
		const home = makeHome();
		const face = open(home, [], size);
		await face.until(/ready\s*$/u);
		const engine = enginePid(home)!;
		process.kill(engine, 'SIGSTOP');
		face.write('who are you?\r');
		await face.until(/(?:prefill|decoding)[^\n]*$/u);
		face.write('\u0011');
		expect(await face.untilExit()).toBe(0);
		expect(face.text).toContain('detached');
		process.kill(engine, 'SIGCONT');
		const next = open(home, [], size);
		await next.until('› who are you?');
		await next.until(/F16 · \d+ tok/u);
	});
});

describe('a host that nobody looks at', () => {
	test('ends by itself after its while, and the engine with it', async () => {
		const home = makeHome({LISA_KEEP_ALIVE: '0'});
		const face = open(home, [], size);
		await face.until(/ready\s*$/u);
		const host = hostPid(home)!;
		const engine = enginePid(home)!;
		// Not even a farewell.
		process.kill(face.pty.pid, 'SIGKILL');
		await vi.waitUntil(() => !isRunning(host) && !isRunning(engine), {timeout: 20_000});
		const next = open(home, [], size);
		await next.until(/ready\s*$/u);
	});

	test('not before what runs has ended', async () => {
		const home = makeHome({LISA_KEEP_ALIVE: '0'});
		const face = open(home, [], size);
		await face.until(/ready\s*$/u);
		const host = hostPid(home)!;
		const engine = enginePid(home)!;
		process.kill(engine, 'SIGSTOP');
		face.write('who are you?\r');
		await face.until(/(?:prefill|decoding)[^\n]*$/u);
		process.kill(face.pty.pid, 'SIGKILL');
		await face.untilExit();
		expect(isRunning(host)).toBe(true);
		process.kill(engine, 'SIGCONT');
		await vi.waitUntil(() => !isRunning(host), {timeout: 20_000});
		const next = open(home, [], size);
		await next.until('› who are you?');
		await next.until(/F16 · \d+ tok/u);
	});
});

test('a run whose host is killed goes on where it was, and answers nothing twice', async () => {
	const home = makeHome();
	const count = 60;
	writeFileSync(path.join(home.folder, 'p.jsonl'), Array.from({length: count}, (_, index) => JSON.stringify({id: `p${index}`, prompt: `which key is number ${index}?`, max_tokens: 8}) + '\n').join(''));
	const out = path.join(home.folder, 'r.jsonl');
	const answered = () => {
		try {
			return readFileSync(out, 'utf8').trim().split('\n');
		} catch {
			return [];
		}
	};

	const run = open(home, ['run', 'p.jsonl', '--out', 'r.jsonl'], size);
	await vi.waitUntil(() => answered().length >= 5, {timeout: 60_000, interval: 5});
	process.kill(hostPid(home)!, 'SIGKILL');
	expect(await run.untilExit()).toBe(69);
	expect(run.text).toContain('Run the same command again: it goes on where it stopped.');
	const before = answered();
	expect(before.length).toBeLessThan(count);
	expect(lisa(home, ['run', 'p.jsonl', '--out', 'r.jsonl']).out).toContain(`${count} of ${count} answered`);
	const all = answered();
	expect(all.map(line => (JSON.parse(line) as {id: string}).id)).toEqual(Array.from({length: count}, (_, index) => `p${index}`));
	// What was whole is as it was; a line that was cut short is written anew.
	expect(all.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
});

describe.each(drivers.filter(driver => driver === 'tmux'))('the clipboard through %s', driver => {
	const stages: KeyStage[] = [];
	afterEach(() => {
		for (const stage of stages.splice(0)) {
			stage.kill();
		}
	});

	test.each<[string, readonly string[]]>([
		['as it comes: it sends on what was put into its buffer', ['set -g allow-passthrough off']],
		['that lets sequences through: it does the same', ['set -g allow-passthrough on']],
	])('%s', async (_, options) => {
		const home = makeHome();
		const stage = new KeyStage(driver, home, 's', [], options);
		stages.push(stage);
		await stage.until(() => stage.isAtRest, 60_000);
		stage.type('who are you?\r');
		await stage.until(/F16 · \d+ tok/u);
		stage.press('Alt+C');
		await stage.until('kept in');
		const copied = readFileSync(path.join(home.folder, 'run', 'lisa', 'copied.txt'), 'utf8');
		expect(copied).not.toBe('');
		await stage.until(() => stage.output.includes(`\u001B]52;;${Buffer.from(copied).toString('base64')}`));
	});
});
