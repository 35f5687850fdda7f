import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {hostPid, isRunning, lisa, withTerminals} from '../helpers/screen.ts';

const {home: makeHome, open} = withTerminals();

describe('lisa run', () => {
	const prompts = ['who are you?', 'which key opens the ladder?', 'what is Q4_K_M?'].map(prompt => JSON.stringify({prompt, max_tokens: 4}) + '\n').join('');

	test('answers every line once, however often it is run', () => {
		const home = makeHome();
		writeFileSync(path.join(home.folder, 'p.jsonl'), prompts);
		const first = lisa(home, ['run', 'p.jsonl', '--out', 'r.jsonl']);
		expect([first.code, first.error]).toEqual([0, '']);
		expect(first.out).toContain('3 of 3 answered');
		const out = path.join(home.folder, 'r.jsonl');
		const text = readFileSync(out, 'utf8');
		expect(text.trim().split('\n').map(line => (JSON.parse(line) as {id: number}).id)).toEqual([1, 2, 3]);
		// As a crash in the middle of the second line leaves it.
		writeFileSync(out, text.slice(0, text.indexOf('\n') + 20));
		expect(lisa(home, ['run', 'p.jsonl', '--out', 'r.jsonl']).out).toContain('3 of 3 answered');
		expect(readFileSync(out, 'utf8').trim().split('\n').map(line => (JSON.parse(line) as {id: number}).id)).toEqual([1, 2, 3]);
		expect(lisa(home, ['run', 'p.jsonl', '--out', 'r.jsonl']).out).toContain('All 3 were answered before');
	});

	test('says which line is wrong before anything starts', () => {
		const home = makeHome();
		writeFileSync(path.join(home.folder, 'p.jsonl'), `${prompts}hello\n`);
		const {code, error} = lisa(home, ['run', 'p.jsonl', '--out', 'r.jsonl']);
		expect([code, error.split('\n', 1)[0]]).toEqual([65, 'lisa: Line 4 of p.jsonl is not JSON.']);
		expect(existsSync(path.join(home.folder, 'r.jsonl'))).toBe(false);
	});
});

test('a conversation is named, found, written out, opened again and deleted', async () => {
	const home = makeHome();
	expect(lisa(home, ['sessions']).out).toContain('No conversation has been saved yet');
	const terminal = open(home);
	await terminal.until('ready');
	terminal.write('who are you?\r');
	await terminal.until(/F16 · \d+ tok/u);
	terminal.write('/rename the first talk\r');
	await terminal.until('the first talk');
	terminal.write('\u000E');
	await terminal.until('new conversation');
	// Detached: the host stays although nothing runs.
	terminal.write('\u0011');
	expect(await terminal.untilExit()).toBe(0);
	expect(terminal.text).toContain('detached');
	const host = hostPid(home)!;
	expect(isRunning(host)).toBe(true);

	expect(JSON.parse(lisa(home, ['sessions', '--json']).out)).toMatchObject([{title: 'the first talk', messages: 2, model: 'LISA Tiny'}]);
	expect(lisa(home, ['sessions', 'who', 'are']).out).toContain('the first talk: who are you?');
	expect(lisa(home, ['sessions', 'export', 'the first']).out).toMatch(/^# the first talk\n\n## You\n\nwho are you\?\n/u);
	expect(lisa(home, ['sessions', 'export', 'the first', '--out', 'talk.json']).out).toContain('talk.json');
	expect(JSON.parse(readFileSync(path.join(home.folder, 'talk.json'), 'utf8'))).toMatchObject({title: 'the first talk'});
	expect(lisa(home, ['sessions', 'export', 'the first', '--out', 'talk.json']).code).toBe(64);
	expect(lisa(home, ['sessions', 'rm', 'the first']).code).toBe(64);
	expect(lisa(home, ['sessions', 'export', 'nobody']).code).toBe(66);
	expect(hostPid(home)).toBe(host);

	const again = open(home, ['--session', 'the fir']);
	await again.until(/F16 · \d+ tok/u);
	await again.until('the first talk');
	again.write('\u0004');
	await again.untilExit();

	const removing = open(home, ['sessions', 'rm', 'the first talk']);
	await removing.until('[y/N]');
	removing.write('y\r');
	expect(await removing.untilExit()).toBe(0);
	expect(lisa(home, ['sessions', '--json']).out).toBe('[]\n');
});

test('an answer made again is a branch, and both are walked', async () => {
	const terminal = open(makeHome());
	await terminal.until('ready');
	terminal.write('who are you?\r');
	await terminal.until(/F16 · \d+ tok/u);
	terminal.write('\u0013');
	await terminal.until(/2\/2 · F16/u);
	terminal.write('\u001B[D');
	await terminal.until(/1\/2 · F16/u);
	terminal.write('\u001B[C');
	await terminal.until(/2\/2 · F16/u);
	terminal.write('/undo\r');
	await terminal.until('Taken back');
	expect(terminal.text).not.toMatch(/2\/2 · F16/u);
	terminal.write('\u001B[C');
	await terminal.until(/2\/2 · F16/u);
});
