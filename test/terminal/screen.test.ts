import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test, vi} from 'vitest';
import {enginePid, hostPid, isRunning, withTerminals} from '../helpers/screen.ts';
import {launcher, TestTerminal} from '../helpers/terminal.ts';
import {Store} from '../../source/storage/store.ts';

const {home: makeHome, open} = withTerminals();

const sizes = [
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
	{columns: 200, rows: 60},
];

/** What would wipe the screen or the scrollback. */
const clears = /\u001B\[[23]?J|\u001Bc/u;

describe('the screen', () => {
	test.each(sizes)('paints its frame at $columns×$rows, says what the model is, and fills its figures', async size => {
		const terminal = open(makeHome(), [], size);
		await terminal.until('ask something');
		expect(terminal.screen).toBe('alternate');
		expect(terminal.lines).toHaveLength(size.rows);
		await terminal.until('LISA Tiny');
		await terminal.until('a very small model that comes with LISA');
		await terminal.until(/ready\s*$/u);
		await terminal.until(/\d\/\d+\.\d/u);
		expect(terminal.text).toMatch(size.columns >= 100 ? /no GPU: running on CPU/u : /RAM .*CPU/u);
		expect(terminal.text).toContain('F16');
		for (const line of terminal.lines) {
			expect(line.length).toBeLessThanOrEqual(size.columns);
		}
	});

	test('answers, with figures, and never clears the screen', async () => {
		const terminal = open(makeHome());
		await terminal.until('ask something');
		terminal.write('which key opens the ladder?\r');
		await terminal.until('› which key opens the ladder?');
		await terminal.until(/F16 · \d+ tok · TTFT [\d.,]+ ms · [\d.,]+ tok\/s · p99/u);
		expect(terminal.text).toMatch(/Ctrl\+T|\^T/u);
		await terminal.until(/last +[\d.]+ +p50 +[\d.]+ +p95 +[\d.]+ +p99 +[\d.]+/u);
		await terminal.until(/saved \d\d:\d\d/u);
		expect(terminal.output).not.toMatch(clears);
	});

	test('takes what is typed before anything is loaded', async () => {
		const terminal = open(makeHome());
		terminal.write('who are you?\r');
		await terminal.until('› who are you?');
		await terminal.until(/F16 · \d+ tok/u);
	});

	test('shows every key, and closes what is open with Escape', async () => {
		const terminal = open(makeHome());
		await terminal.until(/ready\s*$/u);
		terminal.write('?');
		await terminal.until('start a new conversation');
		terminal.write('\u001B');
		await terminal.until(() => !terminal.text.includes('start a new conversation'));
		terminal.write('\u0010');
		await terminal.until('Palette');
		terminal.write('ladder');
		await terminal.until('› ladder');
		terminal.write('\r');
		await terminal.until('Ladder  LISA Tiny');
	});

	test('puts the shell back as it was', async () => {
		const home = makeHome();
		const script = path.join(home.folder, 'run.sh');
		writeFileSync(script, `echo before; "${process.execPath}" "${launcher}"; echo "after $?"; read line`);
		const terminal = new TestTerminal(home, [], {columns: 100, rows: 30, program: 'sh', programArguments: [script]});
		try {
			await terminal.until(/ready\s*$/u);
			terminal.write('hello\r');
			await terminal.until(/F16 · \d+ tok/u);
			terminal.write('\u0004');
			await terminal.until('after 0');
			expect(terminal.screen).toBe('normal');
			expect(terminal.text).toContain('before');
			expect(terminal.text).toContain('session saved');
			expect(terminal.text).not.toContain('ask something');
			expect(terminal.output).not.toMatch(/\u001B\[3J/u);
			expect(terminal.output.lastIndexOf('\u001B[?25h')).toBeGreaterThan(terminal.output.lastIndexOf('\u001B[?25l'));
			expect(terminal.output.lastIndexOf('\u001B[?2004l')).toBeGreaterThan(terminal.output.lastIndexOf('\u001B[?2004h'));
		} finally {
			terminal.kill();
		}
	});

	test.each(['SIGTERM', 'SIGHUP'] as const)('leaves on %s, and the conversation is there the next time', async signal => {
		const home = makeHome();
		const first = open(home);
		await first.until(/ready\s*$/u);
		first.write('which key quits?\r');
		await first.until(/F16 · \d+ tok/u);
		process.kill(first.pty.pid, signal);
		await first.untilExit();
		expect(first.screen).toBe('normal');
		const second = open(home);
		await second.until('› which key quits?');
		await second.until(/F16 · \d+ tok/u);
	});

	test('keeps a draft over a crash of the screen', async () => {
		const home = makeHome();
		const first = open(home);
		await first.until(/ready\s*$/u);
		first.write('a thought that is not finished');
		await first.until('› a thought that is not finished');
		await vi.waitUntil(() => {
			const store = new Store(path.join(home.folder, 'data', 'lisa', 'lisa.db'));
			const draft = store.noted('draft');
			store.close();
			return draft === 'a thought that is not finished';
		}, {timeout: 10_000});
		process.kill(first.pty.pid, 'SIGKILL');
		await first.untilExit();
		const second = open(home);
		await second.until('› a thought that is not finished');
	});

	test('clears with Ctrl+C, brings it back with ↑, quits with a second one', async () => {
		const terminal = open(makeHome());
		await terminal.until(/ready\s*$/u);
		terminal.write('never mind');
		await terminal.until('› never mind');
		terminal.write('\u0003');
		await terminal.until('Cleared');
		terminal.write('\u001B[A');
		await terminal.until('› never mind');
		terminal.write('\u0003');
		await terminal.until('› ask something');
		terminal.write('\u0003');
		expect(await terminal.untilExit()).toBe(0);
	});

	test('opens an earlier conversation from the list, and finds it by its title', async () => {
		const terminal = open(makeHome());
		await terminal.until(/ready\s*$/u);
		for (const question of ['who are you?', 'which key quits?']) {
			terminal.write(`${question}\r`);
			await terminal.until(`› ${question}`);
			await terminal.until(/F16 · \d+ tok/u);
			terminal.write('\u000E');
			await terminal.until('Enter sends');
		}

		terminal.write('\t');
		await terminal.until('Conversations');
		await terminal.until(/which key quits\? .* 2 \d{4}-\d\d-\d\d/u);
		terminal.write('WHO');
		await terminal.until(() => !terminal.text.includes('which key quits?'));
		terminal.write('\r');
		await terminal.until('› who are you?');
		await terminal.until(/F16 · \d+ tok/u);
	});

	test('shows two faces the same conversation', async () => {
		const home = makeHome();
		const first = open(home);
		await first.until(/ready\s*$/u);
		const second = open(home, [], {columns: 80, rows: 24});
		await second.until(/ready\s*$/u);
		first.write('who are you?\r');
		await second.until('› who are you?');
		await second.until(/F16 · \d+ tok/u);
		second.write('\u0004');
		expect(await second.untilExit()).toBe(0);
		first.write('thanks\r');
		await first.until('› thanks');
	});

	test('draws something useful in 20×5, and more when there is more room', async () => {
		const terminal = open(makeHome(), [], {columns: 20, rows: 5});
		await terminal.until('ask something');
		terminal.write('hi\r');
		await terminal.until('› hi');
		terminal.resize(100, 30);
		await terminal.until('Memory');
		await terminal.until(/ready\s*$/u);
	});

	test('goes on when the host is killed', async () => {
		const home = makeHome();
		const terminal = open(home);
		await terminal.until(/ready\s*$/u);
		terminal.write('hello\r');
		await terminal.until(/F16 · \d+ tok/u);
		const old = hostPid(home)!;
		const engine = enginePid(home)!;
		process.kill(old, 'SIGKILL');
		await terminal.until(() => hostPid(home) !== old && /ready\s*$/u.test(terminal.text));
		expect(isRunning(engine)).toBe(false);
		expect(terminal.text).toContain('› hello');
		terminal.write('thank you\r');
		await terminal.until('› thank you');
		await terminal.until(() => terminal.text.split('tok · TTFT').length >= 3);
	});

	test('takes a paste of 200 kB without a word lost', async () => {
		const home = makeHome();
		const terminal = open(home);
		await terminal.until(/ready\s*$/u);
		terminal.write(`\u001B[200~${'word '.repeat(40_000)}end-of-paste\u001B[201~`);
		await terminal.until('[pasted 200,012 characters]');
		terminal.write('\r');
		await terminal.until('The conversation has');
		await terminal.until('› ask something');
		terminal.write('\u001B[A');
		await terminal.until(() => terminal.lines.at(-3)!.includes('end-of-paste'));
	});
});
