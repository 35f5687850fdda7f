/*
What the screen itself costs: CPU of its process and bytes written to the terminal, at 160×45, at 40 tokens a second and then idle at one sample a second. A stage host plays the events at an even pace, so that no model takes part in the figure.

	npm run benchmark -- face
*/
import {Buffer} from 'node:buffer';
import {readdirSync, readFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import {makeHome, TestTerminal} from '../test/helpers/terminal.ts';
import {row} from './report.ts';
import {openStage, sample, Speaker} from './stage.ts';

const seconds = 30;
const rate = 40;

/** Milliseconds of CPU that all threads of a process have had. The ticks of `/proc/PID/stat` are 10 ms, longer than a frame; these are nanoseconds. */
function cpuTime(pid: number): number {
	const tasks = readdirSync(`/proc/${pid}/task`);
	return tasks.reduce((sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ', 1)[0]), 0) / 1e6;
}

async function measure(terminal: TestTerminal, play: () => Promise<void>) {
	const spent = cpuTime(terminal.pty.pid);
	const bytes = terminal.output.length;
	const start = performance.now();
	for (let second = 0; second < seconds; second++) {
		await play();
	}

	const took = (performance.now() - start) / 1000;
	return {cpu: (cpuTime(terminal.pty.pid) - spent) / 1000 / took, written: Buffer.byteLength(terminal.output.slice(bytes)) / took / 1000};
}

const home = makeHome();
const {stage, server} = await openStage(home);
const terminal = new TestTerminal(home, [], {columns: 160, rows: 45});
try {
	await terminal.until('mistral-7b-instruct');
	const first = terminal.output.length;
	let samples = 0;
	const rest = async () => {
		stage.publish({type: 'sample', sample: sample(samples++, false)});
		await delay(1000);
	};

	await rest();
	const speaker = new Speaker(stage, 'reply');
	const streaming = await measure(terminal, async () => {
		stage.publish({type: 'sample', sample: sample(samples++, true)});
		for (let token = 0; token < rate; token++) {
			await delay(1000 / rate);
			speaker.say();
		}
	});
	speaker.end();
	// The charts forget the busy minute, faster than in life: at rest for long is what is meant by idle.
	for (let past = 0; past < 240; past++) {
		stage.publish({type: 'sample', sample: sample(samples++, false)});
		await delay(20);
	}

	await rest();
	const idle = await measure(terminal, rest);
	row('idle at 1 Hz, CPU', `${(idle.cpu * 100).toFixed(2)} % of a core`, '≤ 1');
	row('idle at 1 Hz, written', `${idle.written.toFixed(2)} kB/s`, '≤ 1.2');
	row('40 tokens/s, CPU', `${(streaming.cpu * 100).toFixed(2)} % of a core`, '≤ 8');
	row('40 tokens/s, written', `${streaming.written.toFixed(2)} kB/s`, '≤ 8');
	const cleared = terminal.output.slice(first).match(/\u001B\[[23]?J|\u001Bc/gu);
	row('screen cleared after the first frame', `${cleared?.length ?? 0} times`, '0');
} finally {
	terminal.kill();
	server.close();
	home.remove();
}
