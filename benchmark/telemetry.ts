/*
What watching costs: processor time of one full sample, and of a minute at one a second, recorded, beside btop in the same minute.

	npm run benchmark -- telemetry [seconds]
*/
import process from 'node:process';
import {fork} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import pty from '@lydell/node-pty';
import {Pulse} from '../source/core/pulse.ts';
import {Alerting} from '../source/host/alerting.ts';
import {Board} from '../source/host/board.ts';
import {Recorder} from '../source/host/recorder.ts';
import {createSampler} from '../source/telemetry/sampler.ts';
import {row} from './report.ts';

const seconds = Number(process.argv[2] ?? 60);
const options = {modelPath: () => import.meta.filename, enginePid: () => process.ppid};

if (process.argv[2] === 'watch') {
	await watch();
} else {
	await costOfOne();
	await besideBtop();
}

/** What the host does: a sample a second, which is recorded and judged. */
async function watch(): Promise<void> {
	const sampler = createSampler(options);
	const folder = mkdtempSync(path.join(tmpdir(), 'lisa-recording-'));
	const recorder = new Recorder({file: path.join(folder, 'recording.db'), log() {}, onNotice() {}});
	const alerting = new Alerting({board: new Board({id: '', title: '', created: 0, messages: []}), pulse: new Pulse(), log() {}});
	const take = async () => {
		const sample = await sampler.sample();
		recorder.take(sample);
		alerting.take(sample);
	};

	await take();
	setInterval(() => {
		void take();
	}, 1000);
	process.once('disconnect', () => {
		rmSync(folder, {recursive: true});
		process.exit();
	});
	process.send!('watching');
}

async function costOfOne(): Promise<void> {
	const sampler = createSampler(options);
	await sampler.sample();
	const costs: number[] = [];
	for (let index = 0; index < 1000; index++) {
		const before = process.cpuUsage();
		await sampler.sample();
		const {user, system} = process.cpuUsage(before);
		costs.push(user + system);
	}

	sampler.close();
	costs.sort((a, b) => a - b);
	row('one full sample, CPU, median of 1,000', `${costs[500]} µs (p95 ${costs[950]} µs)`, `${(costs[500]! / 2000).toFixed(3)} of 2 ms`);
}

async function besideBtop(): Promise<void> {
	const child = fork(import.meta.filename, ['watch']);
	await new Promise(resolve => {
		child.once('message', resolve);
	});
	const btop = startBtop();
	// Both have started, and drawn for the first time, before the clock runs.
	await wait(3000);
	const start = [child.pid!, btop?.pid].map(pid => processorSeconds(pid));
	await wait(seconds * 1000);
	const [own, others] = [child.pid!, btop?.pid].map((pid, index) => processorSeconds(pid) - start[index]!);
	child.disconnect();
	btop?.stop();
	const share = (spent: number): string => `${(spent / seconds * 100).toFixed(3)} % of a core`;
	row(`sampling and recording at 1 Hz, ${seconds} s, whole process`, share(own!), '≤ 0.3 %');
	if (btop === undefined) {
		row('btop', 'not installed');
		return;
	}

	row('btop at 1 Hz in the same time', share(others!));
	row('sampling and recording ÷ btop', `${(own! / others!).toFixed(2)} ×`, '< 1 ×');
}

function startBtop(): {readonly pid: number; readonly stop: () => void} | undefined {
	if (!existsSync('/usr/bin/btop')) {
		return undefined;
	}

	const folder = mkdtempSync(path.join(tmpdir(), 'lisa-btop-'));
	mkdirSync(`${folder}/btop`);
	writeFileSync(`${folder}/btop/btop.conf`, 'update_ms = 1000\n');
	const terminal = pty.spawn('/usr/bin/btop', ['--utf-force'], {cols: 120, rows: 40, env: {...process.env, TERM: 'xterm-256color', LANG: 'C.UTF-8', XDG_CONFIG_HOME: folder}});
	// Read, so that it never waits for us.
	terminal.onData(() => undefined);
	return {
		pid: terminal.pid,
		stop() {
			terminal.kill();
			rmSync(folder, {recursive: true});
		},
	};
}

/** By the scheduler's own count in nanoseconds, over all threads: the hundredths of `/proc/PID/stat` are too coarse for so little. */
function processorSeconds(pid: number | undefined): number {
	if (pid === undefined) {
		return 0;
	}

	const folder = `/proc/${pid}/task`;
	return readdirSync(folder).reduce((sum, thread) => sum + Number(readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ', 1)[0]), 0) / 1e9;
}
