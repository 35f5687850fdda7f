import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {bundledLadder, slowLadder} from '../helpers/rungs.ts';
import {withTerminals} from '../helpers/screen.ts';

const {home: makeHome, open} = withTerminals();
const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-compare-'));
let bundled = '';
let slow = '';

beforeAll(async () => {
	bundled = await bundledLadder(path.join(folder, 'bundled'), ['Q8_0']);
	slow = await slowLadder(path.join(folder, 'slow'), ['Q8_0']);
});

afterAll(() => {
	rmSync(folder, {recursive: true, force: true});
});

const ctrlT = '\u0014';

describe('a comparison', () => {
	test('shows both answers and how far the rungs agree, and the chat goes on; a reply of another rung is not compared', async () => {
		const terminal = open(makeHome(), ['--model', bundled]);
		await terminal.until(/Q8 {2}▸F16◂/u);
		terminal.write('/compare Q8_0\r');
		await terminal.until('There is no reply to compare yet.');
		terminal.write('What is a GGUF file?\r');
		await terminal.until(/F16 · \d+ tok/u);
		await terminal.until(/ready\s*$/u);
		terminal.write('/compare Q8_0\r');
		await terminal.until(/same token at \d+ of \d+ places \(\d+ %\), KL \d\.\d{3} nats/u, 60_000);
		expect(terminal.text).toContain('Compare  F16 · Q8_0');
		expect(terminal.text).toMatch(/F16 +│ Q8_0/u);
		expect(terminal.text).toMatch(/tok\/s · \d+ MiB +│ .* tok\/s · \d+ MiB/u);
		terminal.write('\u001B');
		await terminal.until(() => !terminal.text.includes('same token at'));
		terminal.write('/quant Q8_0\r');
		await terminal.until(/▸Q8_0◂/u, 60_000);
		await terminal.until(/ready\s*$/u);
		terminal.write('/compare F16\r');
		await terminal.until('The last reply was written on F16.');
		terminal.write('thanks\r');
		await terminal.until(/Q8_0 · \d+ tok/u);
		await terminal.until(/ready\s*$/u);
		terminal.write(ctrlT);
		await terminal.until(/▸ Q8_0 .* running/u);
		terminal.write('\u001B[A');
		await terminal.until(/▸ F16/u);
		await terminal.until('c compare');
		terminal.write('c');
		await terminal.until('Compare  Q8_0 · F16', 60_000);
		await terminal.until(/same token at \d+ of \d+ places/u, 60_000);
		expect(terminal.text).toContain('▸Q8_0◂');
	});

	test('is stopped by Escape, and makes a small rung on the way', async () => {
		const terminal = open(makeHome(), ['--model', slow]);
		await terminal.until(/Q8 {2}▸F16◂/u);
		terminal.write('tell me\r');
		await terminal.until(/decoding · \d{2}/u, 60_000);
		terminal.write('\u001B');
		await terminal.until(/ready\s*$/u);
		terminal.write('/compare Q8_0\r');
		await terminal.until(/Q8_0 answers/u, 60_000);
		terminal.write('\u001B');
		await terminal.until('The comparison was stopped.');
		await terminal.until(() => !terminal.text.includes('Compare  F16'));
		terminal.write('/compare Q2_K\r');
		await terminal.until(/Q2_K answers/u, 60_000);
		terminal.write('\u001B');
		await terminal.until(() => !terminal.text.includes('Compare  F16'));
	});
});
