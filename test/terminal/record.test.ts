import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {expect, test, vi} from 'vitest';
import {hostPid, lisa, withTerminals} from '../helpers/screen.ts';
import {launcher} from '../helpers/terminal.ts';

const {home: makeHome} = withTerminals();

test('before anything was recorded it teaches, and the host that was started for it ends with it', async () => {
	const home = makeHome();
	const {code, out} = lisa(home, ['record']);
	expect(code).toBe(0);
	expect(out).toMatch(/recording\.db[^\n]*\n.*nothing yet\nNo sample is taken at this moment\./su);
	await vi.waitFor(() => {
		expect(hostPid(home)).toBeUndefined();
	}, {timeout: 20_000, interval: 50});
});

test('what a reply took is recorded, and written out while the host runs and when it does not', async () => {
	const home = makeHome();
	lisa(home, ['ask', 'who are you?']);
	await vi.waitFor(() => {
		expect(lisa(home, ['record', 'export', '--since', '1h']).out.split('\n').length).toBeGreaterThan(2);
	}, {timeout: 30_000, interval: 300});
	expect(hostPid(home)).toBeDefined();
	lisa(home, ['stop']);
	const file = path.join(home.folder, 'out.csv');
	expect(lisa(home, ['record', 'export', '--out', file]).code).toBe(0);
	expect(readFileSync(file, 'utf8')).toMatch(/^time,span_seconds,samples,cpu_load_ratio,.*\n20\d\d-\d\d-\d\dT/u);
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(lisa(home, ['record', 'export', '--out', file])).toMatchObject({code: 64, error: expect.stringContaining('already there') as unknown});
	expect(JSON.parse(lisa(home, ['record', 'export', '--format', 'json']).out)).toEqual(expect.arrayContaining([expect.objectContaining({memory_total_bytes: expect.any(Number) as unknown})]));
	expect(lisa(home, ['record', 'export', '--format', 'prometheus']).out).toMatch(/lisa_memory_total_bytes \d+ \d+(?:\.\d+)?\n[\s\S]*# EOF\n$/u);
	expect(statSync(path.join(home.folder, 'data', 'lisa', 'recording.db')).mode & 0o777).toBe(0o600);

	// A reader that stops early is no failure.
	const child = spawn('sh', ['-c', `"${process.execPath}" "${launcher}" record export | head -c 20`], {env: home.environment, stdio: ['ignore', 'pipe', 'pipe']});
	const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
	expect([out.length, error]).toEqual([20, '']);
});

test.each([
	[['record', 'export', '--since', 'soon'], 'no time in the past'],
	[['record', 'export', '--format', 'xml'], 'csv, json, prometheus'],
	[['record', 'play'], 'not understood'],
	[['metrics', '--port', '99999'], 'from 0 to 65535'],
])('%j is said to be wrong, with what to type', (words, said) => {
	const home = makeHome();
	expect(lisa(home, words)).toMatchObject({code: 64, error: expect.stringContaining(said) as unknown});
	expect(existsSync(path.join(home.folder, 'data'))).toBe(false);
});

test('metrics are served and the box recorded until Ctrl+C, and a host that was stopped comes back', async () => {
	const home = makeHome();
	const child = spawn(process.execPath, [launcher, 'metrics', '--port', '0'], {env: home.environment, stdio: ['ignore', 'pipe', 'ignore']});
	try {
		const [said] = await once(child.stdout.setEncoding('utf8'), 'data') as [string];
		const url = /http:\S+/u.exec(said)![0];
		const read = async () => {
			const response = await fetch(url);
			return response.text();
		};

		expect(await read()).toMatch(/^lisa_memory_total_bytes \d{9,}$/mu);
		const host = hostPid(home);
		lisa(home, ['stop']);
		await vi.waitFor(async () => {
			expect(await read()).toMatch(/^lisa_tokens_total 0$/mu);
		}, {timeout: 20_000, interval: 100});
		expect(hostPid(home)).not.toBe(host);
		expect(lisa(home, ['record']).out).toContain('A sample is taken every second at this moment.');
		child.kill('SIGINT');
		expect(await once(child, 'exit')).toEqual([0, null]);
		await expect(fetch(url)).rejects.toThrow();
	} finally {
		child.kill('SIGKILL');
	}
});
