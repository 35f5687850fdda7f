/*
Whether a screen that stays open grows: its resident memory after one minute of streaming, and after as many as are asked for.

	node benchmark/soak.ts 10
*/
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {makeHome, TestTerminal} from '../test/helpers/terminal.ts';
import {row} from './report.ts';
import {openStage, sample, Speaker} from './stage.ts';

const minutes = Number(process.argv[2] ?? 5);
const rate = 100;

/** MiB. */
function resident(pid: number): number {
	return Number(/^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}

const home = makeHome();
const {stage, server} = await openStage(home);
const terminal = new TestTerminal(home, [], {columns: 160, rows: 45});
try {
	await terminal.until('mistral-7b-instruct');
	let first = 0;
	for (let minute = 1; minute <= minutes; minute++) {
		const speaker = new Speaker(stage, `reply ${minute}`);
		for (let second = 0; second < 60; second++) {
			stage.publish({type: 'sample', sample: sample(minute * 60 + second, true)});
			for (let token = 0; token < rate; token += 10) {
				await delay(100);
				for (let each = 0; each < 10; each++) {
					speaker.say();
				}
			}

			terminal.output = '';
		}

		speaker.end();
		first ||= resident(terminal.pty.pid);
		row(`after ${minute} min at ${rate} tokens/s`, `${resident(terminal.pty.pid).toFixed(1)} MiB`, minute === 1 ? '' : `first + ${(resident(terminal.pty.pid) - first).toFixed(1)}`);
	}
} finally {
	terminal.kill();
	server.close();
	home.remove();
}
