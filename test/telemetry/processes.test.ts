import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir, userInfo} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, describe, expect, test} from 'vitest';
import {DrmHolders} from '../../source/telemetry/gpu/drm-holders.ts';
import {parsePidRow} from '../../source/telemetry/parse/pid-row.ts';
import {programName} from '../../source/telemetry/parse/program-name.ts';
import {createLinuxProcesses} from '../../source/telemetry/processes/linux.ts';
import {createProcessSource} from '../../source/telemetry/processes/processes.ts';
import {withVram} from '../../source/telemetry/processes/with-vram.ts';

const stat = ({pid = 42, name = 'llama', state = 'S', user = 300, system = 100, started = 77, size = 1_000_000, pages = 256} = {}) => `${pid} (${name}) ${state} 1 42 42 0 -1 4194560 1 0 0 0 ${user} ${system} 0 0 20 0 4 0 ${started} ${size} ${pages} 184467 1 1 0 0\n`;

describe('parsePidRow', () => {
	test('reads name, state, times and sizes', () => {
		expect(parsePidRow(stat())).toEqual({name: 'llama', state: 'S', ticks: 400, started: 77, size: 1_000_000, pages: 256});
	});

	test('a name may hold parentheses and blanks', () => {
		expect(parsePidRow(stat({name: 'a) R 1 (b'}))).toMatchObject({name: 'a) R 1 (b', state: 'S', ticks: 400});
	});

	test.each(['', '42', '42 (x', '42 (x) S 1', ') ('])('%j is none', text => {
		expect(parsePidRow(text)).toBeUndefined();
	});
});

test.each([
	['/usr/bin/python3\0train.py\0', 'python3'],
	['node\0/srv/app.js\0', 'node'],
	['/opt/My App/app\0--flag\0', 'app'],
	['/opt/chrome/chrome --type=renderer --lang=de', 'chrome'],
	['sshd: me@pts/0', 'sshd'],
	['nginx: master process /usr/sbin/nginx', 'nginx'],
	['', ''],
])('the program of %j is %j', (commandLine, expected) => {
	expect(programName(commandLine)).toBe(expected);
});

/** A `/proc` of our own making. */
class FakeProc {
	readonly root = mkdtempSync(path.join(tmpdir(), 'lisa-proc-'));

	constructor() {
		mkdirSync(`${this.root}/etc`);
		mkdirSync(`${this.root}/proc/sys`, {recursive: true});
		writeFileSync(`${this.root}/etc/passwd`, `root:x:0:0::/root:/bin/sh\nme:x:${userInfo().uid}:0::/:/bin/sh\nbroken\n`);
	}

	process(pid: number, text: string, commandLine = ''): void {
		mkdirSync(`${this.root}/proc/${pid}`, {recursive: true});
		writeFileSync(`${this.root}/proc/${pid}/stat`, text);
		writeFileSync(`${this.root}/proc/${pid}/cmdline`, commandLine);
	}

	open(pid: number, descriptor: number, target: string, information: string): void {
		mkdirSync(`${this.root}/proc/${pid}/fd`, {recursive: true});
		mkdirSync(`${this.root}/proc/${pid}/fdinfo`, {recursive: true});
		symlinkSync(target, `${this.root}/proc/${pid}/fd/${descriptor}`);
		writeFileSync(`${this.root}/proc/${pid}/fdinfo/${descriptor}`, information);
	}
}

const proc: {current?: FakeProc} = {};
afterEach(() => {
	if (proc.current !== undefined) {
		rmSync(proc.current.root, {recursive: true, force: true});
		proc.current = undefined;
	}
});

function fakeProc(): FakeProc {
	proc.current = new FakeProc();
	return proc.current;
}

describe('the processes of a /proc', () => {
	test('CPU comes from the second reading on, and a number that was given anew has no past', async () => {
		const fake = fakeProc();
		fake.process(42, stat(), '/usr/bin/llama\0-m\0x\0');
		fake.process(43, stat({pid: 43, user: 0, system: 0}));
		const source = createLinuxProcesses(fake.root);
		const first = await source.read(1000);
		expect(first.rows.map(({pid, name, cpu}) => [pid, name, cpu])).toEqual([[42, 'llama', undefined], [43, 'llama', undefined]]);
		fake.process(42, stat({user: 450}));
		fake.process(43, stat({pid: 43, started: 99}));
		const second = await source.read(2000);
		// One and a half threads' worth in a second; the name was asked for once.
		expect(second.rows.map(({name, cpu}) => [name, cpu])).toEqual([['llama', 1.5], ['llama', undefined]]);
		expect(second.failure).toBeUndefined();
		source.close();
	});

	test('what a process calls itself reaches no terminal as it is', async () => {
		const fake = fakeProc();
		fake.process(42, stat(), '/tmp/\u001B]0;owned\u0007\u001B[2Jevil\n\u202Ename\0');
		fake.process(43, stat({pid: 43, name: '\u001B[31mred'}));
		fake.process(44, stat({pid: 44, name: '\u0007'}));
		const {rows} = await createLinuxProcesses(fake.root).read(0);
		expect(rows.map(({name}) => name)).toEqual(['evil name', 'red', 'process 44']);
	});

	test('what has ended is left out; a thread of the kernel is there while it works, without memory', async () => {
		const fake = fakeProc();
		fake.process(2, stat({pid: 2, name: 'kswapd0', size: 0, pages: 0}));
		fake.process(3, stat({pid: 3, state: 'Z', size: 0, pages: 0}));
		fake.process(4, 'half a lin');
		const source = createLinuxProcesses(fake.root);
		const idle = await source.read(0);
		expect(idle.rows).toEqual([]);
		fake.process(2, stat({pid: 2, name: 'kswapd0', size: 0, pages: 0, system: 150}));
		const busy = await source.read(1000);
		expect(busy.rows).toMatchObject([{pid: 2, name: '[kswapd0]', resident: undefined, cpu: 0.5}]);
	});

	test('users by name where there is one', async () => {
		const fake = fakeProc();
		fake.process(42, stat());
		const named = await createLinuxProcesses(fake.root).read(0);
		expect(named.rows[0]!.user).toBe(userInfo().uid === 0 ? 'root' : 'me');
		writeFileSync(`${fake.root}/etc/passwd`, '');
		const numbered = await createLinuxProcesses(fake.root).read(0);
		expect(numbered.rows[0]!.user).toBe(String(userInfo().uid));
	});

	test('where there is no /proc it says so', async () => {
		expect(await createLinuxProcesses('/nowhere').read(0)).toMatchObject({rows: [], failure: 'Cannot read /nowhere/proc: it is not there.'});
	});
});

describe('VRAM of processes', () => {
	const card = (processes?: ReadonlyArray<{pid: number; name: string; memory: number}>) => ({source: 'NVML', index: 0, name: 'card', vendor: 'nvidia' as const, memoryTotal: 8, memoryUsed: 4, memoryFree: 4, processes});

	test('is put beside the process that holds it, by card; one that is not in the list is added', () => {
		const rows = withVram([{pid: 1, name: 'a'}, {pid: 2, name: 'b'}], [card([{pid: 2, name: 'b', memory: 3}]), card([{pid: 2, name: 'b', memory: 1}, {pid: 9, name: 'hidden', memory: 5}])]);
		expect(rows).toEqual([{pid: 1, name: 'a'}, {pid: 2, name: 'b', vram: [3, 1]}, {pid: 9, name: 'hidden', vram: [undefined, 5]}]);
	});

	test('a driver that does not tell leaves the list as it is', () => {
		expect(withVram([{pid: 1, name: 'a'}], [card()])).toEqual([{pid: 1, name: 'a'}]);
	});

	test('by the kernel\'s drivers: each process that has a card open', () => {
		const fake = fakeProc();
		const client = (id: number, kib: number) => `drm-driver:\tamdgpu\ndrm-client-id:\t${id}\ndrm-pdev:\t0000:03:00.0\ndrm-memory-vram:\t${kib} KiB\n`;
		fake.process(42, stat(), '/usr/bin/llama\0');
		fake.open(42, 5, '/dev/dri/renderD128', client(1, 1024));
		fake.process(43, stat({pid: 43}), '/usr/bin/game\0');
		fake.open(43, 7, '/dev/dri/card0', client(2, 4096));
		fake.open(43, 8, '/dev/dri/card0', client(2, 4096));
		fake.process(44, stat({pid: 44}), 'bash\0');
		fake.open(44, 0, '/dev/pts/0', '');
		const holders = new DrmHolders(fake.root);
		expect(holders.read(0).get('0000:03:00.0')).toEqual([{pid: 43, name: 'game', memory: 4096 * 1024}, {pid: 42, name: 'llama', memory: 1024 * 1024}]);
		rmSync(`${fake.root}/proc/43`, {recursive: true});
		expect(holders.read(20_000).get('0000:03:00.0')).toEqual([{pid: 42, name: 'llama', memory: 1024 * 1024}]);
		holders.close();
	});
});

describe('on this machine', () => {
	test('this process is found with its memory, and a busy child with its CPU', async () => {
		const child = spawn(process.execPath, ['-e', 'console.log(1); for (;;);'], {stdio: ['ignore', 'pipe', 'ignore']});
		try {
			await new Promise(resolve => {
				child.stdout.once('data', resolve);
			});
			const source = await createProcessSource();
			const started = performance.now();
			await source.read(started);
			// On a box that is taken by others the child may have to wait for its turn.
			for (let cpu = 0; !(cpu > 0);) {
				const {rows, failure} = await source.read(performance.now());
				expect(failure).toBeUndefined();
				const own = rows.find(({pid}) => pid === process.pid);
				expect(own?.name).toBeTruthy();
				expect(own!.resident! / process.memoryUsage.rss()).toBeGreaterThan(0.5);
				cpu = rows.find(({pid}) => pid === child.pid)?.cpu ?? 0;
			}

			source.close();
		} finally {
			child.kill('SIGKILL');
		}
	});
});
