import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {hostPid, isRunning, lisa, withTerminals} from '../helpers/screen.ts';

const {home: makeHome, open} = withTerminals();

describe('lisa top', () => {
	test('shows the box and its processes without loading a model, and leaves nothing behind', async () => {
		const home = makeHome();
		const terminal = open(home, ['top']);
		await terminal.until('LISA host');
		await terminal.until('no model loaded');
		await terminal.until(/\d+\.\d\/\d+\.\d GiB/u);
		expect(terminal.screen).toBe('alternate');
		const host = hostPid(home)!;
		expect(terminal.text).toContain(String(host));
		expect(terminal.text).not.toContain('LISA engine');
		terminal.write('q');
		expect(await terminal.untilExit()).toBe(0);
		expect(terminal.screen).toBe('normal');
		expect(terminal.output.lastIndexOf('\u001B[?25h')).toBeGreaterThan(terminal.output.lastIndexOf('\u001B[?25l'));
		await expect.poll(() => isRunning(host), {timeout: 20_000}).toBe(false);
	});

	test('watches the host of a chat, whose draft and model it leaves alone', async () => {
		const home = makeHome();
		const chat = open(home);
		await chat.until(/ready\s*$/u);
		chat.write('half a thought');
		await chat.until('half a thought');
		const top = open(home, ['top'], {columns: 80, rows: 24});
		await top.until('LISA engine');
		await top.until('LISA Tiny');
		top.write('\u0003');
		expect(await top.untilExit()).toBe(0);
		expect(chat.text).toMatch(/ready\s*$/u);
		chat.write('\u0011');
		await chat.untilExit();
		const again = open(home);
		await again.until('half a thought');
	});

	test.each(['SIGTERM', 'SIGHUP'] as const)('puts the terminal back on %s', async signal => {
		const terminal = open(makeHome(), ['top'], {columns: 60, rows: 16});
		await terminal.until(/by RAM|by VRAM/u);
		terminal.resize(200, 60);
		await terminal.until('LISA host');
		process.kill(terminal.pty.pid, signal);
		await terminal.untilExit();
		expect(terminal.screen).toBe('normal');
	});

	test('needs a terminal', () => {
		expect(lisa(makeHome(), ['top'])).toMatchObject({code: 64, out: ''});
	});
});
