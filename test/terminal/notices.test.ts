import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, expect, test} from 'vitest';
import {slowLadder} from '../helpers/rungs.ts';
import {enginePid, withTerminals} from '../helpers/screen.ts';

const {home: makeHome, open} = withTerminals();
const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-notices-'));
const ctrlX = '\u0018';

afterAll(() => {
	rmSync(folder, {recursive: true, force: true});
});

test('the first turn that leaves the context is told once in the status bar, with the way to more room, and marked where it stands', async () => {
	const terminal = open(makeHome(), ['--model', 'guide', '--context', '256'], {columns: 160, rows: 40});
	await terminal.until(/ready\s*$/u);
	const isFull = () => terminal.text.includes('is full');
	let asked = 0;
	while (!isFull() && asked < 20) {
		asked++;
		terminal.write(`${asked}: what does Q4_K_M mean?\r`);
		// Each is answered before the next is asked.
		const answered = new RegExp(String.raw`› ${asked}: .*\n[\s\S]*tok · TTFT`, 'u');
		await terminal.until(() => answered.test(terminal.text) || isFull());
	}

	await terminal.until(/The context of 256 tokens is full: the model no longer sees the oldest \d+ messages, which stay here\. \/context 512 loads/u);
	// What left is still there, above a mark.
	terminal.write('\u001B[5~'.repeat(20));
	await terminal.until(/› 1: what does Q4_K_M mean\?[\s\S]*the model no longer sees/u);
	expect(asked).toBeGreaterThan(2);
});

test('an engine that dies during a swap: that the swap failed and that it starts again are both to be read', async () => {
	const home = makeHome();
	const model = await slowLadder(path.join(folder, 'slow'), ['Q8_0']);
	const terminal = open(home, ['--model', model], {columns: 160, rows: 40});
	await terminal.until(/ready\s*$/u);
	await terminal.until(/▸F16◂/u);
	terminal.write('tell me something long\r');
	await terminal.until(/decoding · [1-9]/u);
	terminal.write(ctrlX);
	await terminal.until(/F16 → Q8_0 \w+/u);
	process.kill(enginePid(home)!, 'SIGKILL');
	await terminal.until('The engine stopped during the swap (SIGKILL); LISA stays on F16.');
	await terminal.until('The engine stopped (SIGKILL) and is starting again; the conversation is kept.');
	await terminal.until(/decoding · [1-9]/u, 60_000);
});
