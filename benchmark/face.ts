/*
What the screen itself costs: CPU of its process and bytes written to the terminal, at 160×45, idle at one sample a second and at 40 tokens a second. A stage host plays the events at an even pace, so that no model takes part in the figure.

	npm run benchmark -- face
*/
import {Buffer} from 'node:buffer';
import {readFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import {makeHome, TestTerminal} from '../test/helpers/terminal.ts';
import {row} from './report.ts';
import {openStage, sample, Speaker} from './stage.ts';

const seconds = 30;
const rate = 40;

function cpuTicks(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
	return Number(fields[11]) + Number(fields[12]);
}

async function measure(terminal: TestTerminal, play: () => Promise<void>) {
	const ticks = cpuTicks(terminal.pty.pid);
	const bytes = terminal.output.length;
	const start = performance.now();
	for (let second = 0; second < seconds; second++) {
		await play();
	}

	const took = (performance.now() - start) / 1000;
	return {cpu: (cpuTicks(terminal.pty.pid) - ticks) / 100 / took, written: Buffer.byteLength(terminal.output.slice(bytes)) / took / 1000};
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
	const idle = await measure(terminal, rest);
	const speaker = new Speaker(stage, 'reply');
	const streaming = await measure(terminal, async () => {
		stage.publish({type: 'sample', sample: sample(samples++, true)});
		for (let token = 0; token < rate; token++) {
			await delay(1000 / rate);
			speaker.say();
		}
	});
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
