import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {afterEach, vi} from 'vitest';
import {launcher, makeHome, TestTerminal, type Home} from './terminal.ts';

/**
Homes and terminals that go when the test that made them ends, with whatever they started.
*/
export function withTerminals() {
	// A busy box is no failure: what does not come is told by `until`, with the screen as it stood.
	vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000});
	const homes: Home[] = [];
	const terminals: TestTerminal[] = [];
	afterEach(() => {
		for (const terminal of terminals.splice(0)) {
			terminal.kill();
		}

		for (const home of homes.splice(0)) {
			endHost(home);
			home.remove();
		}
	});
	return {
		home(extra?: Record<string, string>): Home {
			const home = makeHome(extra);
			homes.push(home);
			return home;
		},
		open(home: Home, arguments_: readonly string[] = [], size?: ConstructorParameters<typeof TestTerminal>[2]): TestTerminal {
			const terminal = new TestTerminal(home, arguments_, size);
			terminals.push(terminal);
			return terminal;
		},
	};
}

/** The host's process, if one runs in this home. */
export function hostPid(home: Home): number | undefined {
	try {
		return Number(readFileSync(path.join(home.folder, 'run', 'lisa', 'host.lock'), 'utf8').split(' ', 1)[0]);
	} catch {
		return undefined;
	}
}

/** The engine's process: the child of the host. */
export function enginePid(home: Home): number | undefined {
	const host = hostPid(home);
	const children = host === undefined ? '' : readFileSync(`/proc/${host}/task/${host}/children`, 'utf8').trim();
	return children === '' ? undefined : Number(children.split(' ', 1)[0]);
}

/** Whether a process runs. One that has ended and waits for its parent to notice does not: the first process of a container may take seconds. */
export function isRunning(pid: number): boolean {
	try {
		return !readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.startsWith('Z');
	} catch {
		return false;
	}
}

function endHost(home: Home): void {
	const pid = hostPid(home);
	if (pid !== undefined) {
		try {
			process.kill(pid, 'SIGTERM');
		} catch {}
	}
}

/** Runs a headless command to its end. */
export function lisa(home: Home, arguments_: readonly string[], input = ''): {code: number; out: string; error: string} {
	const {status, stdout, stderr} = spawnSync(process.execPath, [launcher, ...arguments_], {env: home.environment, input, encoding: 'utf8', cwd: home.folder});
	return {code: status ?? -1, out: stdout, error: stderr};
}
