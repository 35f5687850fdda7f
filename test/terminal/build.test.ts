import {readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {FakeToolFolder} from '../helpers/fake-tools.ts';
import {isRunning, lisa, withTerminals} from '../helpers/screen.ts';
import type {Home} from '../helpers/terminal.ts';

const {home: makeHome, open} = withTerminals();

/** A home with tools that only say so; they come before the real ones, or alone. */
function withTools({alone = false} = {}): {readonly home: Home; readonly tools: FakeToolFolder} {
	const home = makeHome();
	const tools = new FakeToolFolder(home.folder);
	home.environment['PATH'] = alone ? tools.folder : `${tools.folder}:${process.env['PATH']}`;
	return {home, tools};
}

const engine = (home: Home, name: string) => path.join(home.folder, 'data', 'lisa', 'engine', name);

test('what is missing is named before anything is begun, with what to type', () => {
	const {home, tools} = withTools({alone: true});
	rmSync(path.join(tools.folder, 'cmake'));
	const {code, out, error} = lisa(home, ['doctor', '--build']);
	expect(error).toMatch(/^lisa: To build the engine cmake is missing\.\n(?:Type `sudo \w+ (?:install|-S) cmake`|Install what is missing), then type `lisa doctor --build` again\.\n$/);
	expect([code, out]).toEqual([69, '']);
	expect(tools.calls).toEqual([]);
});

test('a library that cannot be loaded is thrown away: it is said, `lisa doctor` tells it again, and the prebuilt one answers', () => {
	const {home} = withTools();
	const {code, error} = lisa(home, ['doctor', '--build']);
	expect(error).toContain('The trial of the engine built here failed: The loader refuses');
	expect(code).toBe(69);
	const {findings} = JSON.parse(lisa(home, ['doctor', '--json']).out) as {findings: ReadonlyArray<Record<string, string>>};
	expect(findings.find(({name}) => name === 'build')).toMatchObject({level: 'warning', said: expect.stringMatching(/^the prebuilt engine computes; building one for this CPU failed\./) as string});
	expect(lisa(home, ['ask', 'who are you?']).code).toBe(0);
});

test('progress is shown, Ctrl+C stops the compilers, and the next build goes on where it was', async () => {
	const {home, tools} = withTools();
	tools.write('cmake', 'if [ "$1" = --build ]; then echo "[ 40%] Building"; exec sleep 600; fi');
	const terminal = open(home, ['doctor', '--build'], {columns: 80, rows: 24});
	await terminal.until('compiling 40 %');
	expect(terminal.lines[0]!.length).toBeLessThan(80);
	const builder = Number(readFileSync(engine(home, 'build.lock'), 'utf8').split(' ', 1)[0]);
	terminal.write('\u0003');
	expect(await terminal.untilExit()).toBe(130);
	expect(terminal.text).toMatch(/^lisa: The build was stopped\.\n`lisa doctor --build` goes on where it was/);
	expect(isRunning(builder)).toBe(false);
	tools.cmake({code: 1, makes: false});
	lisa(home, ['doctor', '--build']);
	expect(tools.calls.filter(call => call.includes('clone'))).toHaveLength(1);
});

test('Ctrl+D lets it go on alone; the same command looks on again', async () => {
	const {home, tools} = withTools();
	tools.write('cmake', 'if [ "$1" = --build ]; then echo "[ 40%] Building"; exec sleep 600; fi');
	const first = open(home, ['doctor', '--build'], {columns: 80, rows: 24});
	await first.until('compiling 40 %');
	first.write('\u0004');
	expect(await first.untilExit()).toBe(0);
	expect(first.text).toContain('The build goes on by itself; `lisa doctor --build` looks on again.');
	const builder = Number(readFileSync(engine(home, 'build.lock'), 'utf8').split(' ', 1)[0]);
	expect(isRunning(builder)).toBe(true);
	const second = open(home, ['doctor', '--build'], {columns: 80, rows: 24});
	await second.until('compiling 40 %');
	second.write('\u0003');
	expect(await second.untilExit()).toBe(130);
	expect(isRunning(builder)).toBe(false);
});
