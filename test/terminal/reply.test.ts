import {mkdtempSync, readdirSync, rmSync, truncateSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {bundledLadder, slowLadder} from '../helpers/rungs.ts';
import {enginePid, withTerminals} from '../helpers/screen.ts';

const {home: makeHome, open} = withTerminals();
const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-rungs-'));
let slow = '';
let bundled = '';

beforeAll(async () => {
	slow = await slowLadder(path.join(folder, 'slow'), ['Q8_0', 'Q4_K_M']);
	bundled = await bundledLadder(path.join(folder, 'bundled'), ['Q8_0']);
});

afterAll(() => {
	rmSync(folder, {recursive: true, force: true});
});

const ctrlT = '\u0014';
const ctrlX = '\u0018';
const ctrlO = '\u000F';

describe('a reply that runs', () => {
	test('goes on over a swap, up and down, and says on which rungs it was written', async () => {
		const home = makeHome();
		const terminal = open(home, ['--model', slow]);
		await terminal.until(/ready\s*$/u);
		await terminal.until(/▸F16◂/u);
		terminal.write('tell me something long\r');
		await terminal.until(/decoding · [1-9]/u);
		terminal.write(ctrlX);
		await terminal.until('▸Q8_0◂', 60_000);
		await terminal.until(/F16 → Q8_0 · carried/u);
		await terminal.until(/Q8_0: \d+ tokens carried, between two tokens [\d.,]+ ms, memory .* → /u);
		terminal.write('\u001B');
		await terminal.until(/F16 → Q8_0 · \d+ tok/u);
		terminal.write(ctrlO);
		await terminal.until('▸F16◂', 60_000);
		expect(readdirSync('/dev/shm').filter(name => name.includes('lisa'))).toEqual([]);
	});

	test('stays where it is, with a word of why, when the rung it should go to is broken', async () => {
		const home = makeHome();
		const broken = path.join(folder, 'broken');
		const file = await bundledLadder(broken, ['Q8_0', 'Q4_K_M']);
		const terminal = open(home, ['--model', file]);
		await terminal.until(/Q8 {2}▸F16◂/u);
		terminal.write('who are you?\r');
		await terminal.until(/F16 · \d+ tok/u);
		truncateSync(path.join(broken, 'lisa-tiny-Q8_0.gguf'), 100_000);
		terminal.write(ctrlX);
		await terminal.until(/cut short|smaller|truncated|shorter/u);
		await terminal.until('▸F16◂');
		terminal.write('thanks\r');
		await terminal.until(() => terminal.text.split('tok · TTFT').length >= 3);
	});

	test('is stopped by Escape and by Ctrl+C, with what was said kept', async () => {
		const terminal = open(makeHome(), ['--model', slow]);
		await terminal.until(/ready\s*$/u);
		for (const key of ['\u001B', '\u0003']) {
			terminal.write('tell me\r');
			await terminal.until(/decoding · [1-9]/u);
			terminal.write(key);
			await terminal.until(/ready\s*$/u);
			await terminal.until('stopped');
			terminal.write('\u000E');
			await terminal.until('Enter sends');
		}
	});

	test('goes on from its last word when the engine is killed', async () => {
		const home = makeHome();
		const terminal = open(home, ['--model', slow]);
		await terminal.until(/ready\s*$/u);
		terminal.write('tell me something long\r');
		await terminal.until(/decoding · [1-9]/u);
		// The count comes before the text is drawn.
		const said = () => terminal.lines[3]!.slice(2, 40).replace(/[│▌].*$/u, '').trim();
		await terminal.until(() => said().length > 12);
		const engine = enginePid(home)!;
		const begun = said().slice(0, 10);
		process.kill(engine, 'SIGKILL');
		await terminal.until('starting again');
		await terminal.until(() => enginePid(home) !== undefined && enginePid(home) !== engine && /decoding · \d+/u.test(terminal.text));
		expect(said().slice(0, 10)).toBe(begun);
		terminal.write('\u001B');
		await terminal.until('stopped');
	});

	test('stays where one has scrolled to, says how much is below, and follows again at the end', async () => {
		const terminal = open(makeHome(), ['--model', slow], {columns: 100, rows: 20});
		await terminal.until(/ready\s*$/u);
		terminal.write('tell me something long\r');
		await terminal.until(() => /decoding · \d{2,}/u.test(terminal.text) && !terminal.text.includes('› tell me'), 90_000);
		terminal.write('\u001B[5~');
		await terminal.until(/\d+ (?:new|more) lines/u);
		const top = terminal.lines[1]!.slice(0, 50);
		const below = () => Number(/(\d+) (?:new|more) lines/u.exec(terminal.text)?.[1] ?? 0);
		const before = below();
		await terminal.until(() => below() > before);
		expect(terminal.lines[1]!.slice(0, 50)).toBe(top);
		terminal.write('\u000C');
		await terminal.until(() => !/\d (?:new|more) lines/u.test(terminal.text));
	});

	test('survives a storm of resizes without a ghost', async () => {
		const terminal = open(makeHome(), ['--model', slow]);
		await terminal.until(/ready\s*$/u);
		terminal.write('tell me something long\r');
		await terminal.until(/decoding · [1-9]/u);
		for (const [columns, rows] of [[80, 24], [200, 60], [60, 14], [99, 39], [20, 5], [101, 16], [120, 40]] as const) {
			terminal.resize(columns, rows);
		}

		await terminal.until(() => terminal.lines[0]!.startsWith('╭─') && terminal.lines[0]!.includes('╮╭─') && /decoding · \d+ tok/u.test(terminal.lines[39]!));
		terminal.write('\u001B');
		await terminal.until('stopped');
		await terminal.until(() => terminal.lines.filter(line => line.startsWith('╭')).length === 1 && terminal.lines.filter(line => line.startsWith('╰')).length === 1);
		expect(terminal.lines.slice(1, -2).every(line => /^[│├╰]/u.test(line))).toBe(true);
	});

	test('goes on after its screen is gone, and is there when one comes back', async () => {
		const home = makeHome();
		const first = open(home, ['--model', slow]);
		await first.until(/ready\s*$/u);
		first.write('tell me something long\r');
		await first.until(/decoding · [1-9]/u);
		process.kill(first.pty.pid, 'SIGHUP');
		await first.untilExit();
		const second = open(home);
		await second.until('› tell me something long');
		await second.until(/decoding · \d+/u);
	});
});

describe('the ladder', () => {
	test('shows what is there and what can be made, makes one, and swaps to it', async () => {
		const terminal = open(makeHome(), ['--model', bundled]);
		await terminal.until(/▸F16◂/u);
		terminal.write(ctrlT);
		await terminal.until('Ladder  LISA Tiny');
		await terminal.until(/▸ F16 .* running/u);
		await terminal.until(/Q8_0 .* fits {2}/u);
		await terminal.until(/Q4_K_M .* fits · make/u);
		terminal.write('\u001B[B\u001B[B\u001B[B\u001B[B');
		await terminal.until(/▸ Q4_K_M/u);
		await terminal.until('Enter make and swap');
		terminal.write('\r');
		await terminal.until('▸Q4_K_M◂', 60_000);
		expect(readdirSync(path.dirname(bundled))).toContain('lisa-tiny-Q4_K_M.gguf');
		terminal.write('who are you?\r');
		await terminal.until(/Q4_K_M · \d+ tok/u);
	});

	test('makes one with m and stays where it is', async () => {
		const terminal = open(makeHome(), ['--model', bundled]);
		await terminal.until(/▸F16◂/u);
		terminal.write(ctrlT);
		await terminal.until(/Q2_K .* make/u);
		terminal.write('\u001B[B'.repeat(6));
		await terminal.until(/▸ Q2_K .* make/u);
		terminal.write('m');
		await terminal.until(/▸ Q2_K +[\d.]+ +\d+ MiB +\d+ MiB {2}fits {2}/u, 60_000);
		await terminal.until(/F16 .* running/u);
		expect(readdirSync(path.dirname(bundled))).toContain('lisa-tiny-Q2_K.gguf');
	});

	test('says so at its ends', async () => {
		const terminal = open(makeHome(), ['--model', bundled]);
		await terminal.until(/▸F16◂/u);
		terminal.write(ctrlO);
		await terminal.until('F16 is the highest rung here.');
	});
});
