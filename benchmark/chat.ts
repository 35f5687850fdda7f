/*
A long conversation: how long it takes to open, to scroll, and to see a key that was pressed while a reply streams in at 100 tokens a second; and what an hour of streaming, played fast, leaves in the screen's memory. A stage host plays the events, so that no model takes part in the figures.

	npm run benchmark -- chat
*/
import {readFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import type {Message} from '../source/core/chat.ts';
import {makeHome, TestTerminal} from '../test/helpers/terminal.ts';
import {row} from './report.ts';
import {openStage, Speaker} from './stage.ts';

const count = 10_000;
const rate = 100;
const keys = 200;

const paragraph = 'The weights of a model at **four bits** take a quarter of what they take at `sixteen`, and the cache grows with the context.';
const answer = `## An answer\n\n${paragraph}\n\n- one\n- two\n  - three\n\n| rung | size |\n|---|--:|\n| Q4_K_M | 4.1 |\n\n\`\`\`ts\nconst x = 1; // ${'x'.repeat(20)}\n\`\`\``;
const messages: Message[] = Array.from({length: count}, (_, index) => index % 2 === 0
	? {id: `m${index}`, role: 'user', text: `question ${index}`, time: index}
	: {id: `m${index}`, role: 'model', text: answer, time: index, ending: 'end', rungs: ['Q4_K_M'], model: 'mistral'});

const resident = (pid: number) => Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
const share = (sorted: readonly number[], part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;

/** Milliseconds from a key to the change on the screen. */
async function echo(terminal: TestTerminal, key: string, seen: () => boolean): Promise<number> {
	const start = performance.now();
	terminal.write(key);
	await terminal.until(seen);
	return performance.now() - start;
}

const home = makeHome();
const {stage, server} = await openStage(home);
const empty = new TestTerminal(home, [], {columns: 160, rows: 45});
const startEmpty = performance.now();
await empty.until('mistral-7b-instruct');
const opened = performance.now() - startEmpty;
empty.kill();
stage.view = {...stage.view, session: {...stage.view.session, messages}};
const start = performance.now();
const terminal = new TestTerminal(home, [], {columns: 160, rows: 45});
try {
	await terminal.until(() => terminal.text.includes('const x = 1') && terminal.text.includes('Q4_K_M │'));
	row(`opening ${count} messages, beyond an empty conversation`, `${Math.round(performance.now() - start - opened)} ms`, '≤ 300');
	await delay(1000);
	const steps: number[] = [];
	for (let step = 0; step < 30; step++) {
		const before = terminal.text;
		steps.push(await echo(terminal, '\u001B[5~', () => terminal.text !== before));
	}

	steps.sort((a, b) => a - b);
	row('a page up', `median ${share(steps, 0.5).toFixed(1)} ms, most ${steps.at(-1)!.toFixed(1)}`, '');
	terminal.write('\f');
	await delay(500);
	const speaker = new Speaker(stage, 'reply');
	const stream = setInterval(() => {
		speaker.say();
	}, 1000 / rate);
	const echoes: number[] = [];
	for (let key = 1; key <= keys; key++) {
		echoes.push(await echo(terminal, 'x', () => terminal.text.includes(`› ${'x'.repeat(key % 50 === 0 ? 50 : key % 50)}`)));
		if (key % 50 === 0) {
			terminal.write('\u0015');
			await terminal.until('ask something');
		}

		await delay(20 + (key % 7) * 9);
	}

	echoes.sort((a, b) => a - b);
	row(`a key seen, ${rate} tokens/s coming in`, `p50 ${share(echoes, 0.5).toFixed(1)} ms, p99 ${share(echoes, 0.99).toFixed(1)} ms`, 'p99 ≤ 16');
	const first = resident(terminal.pty.pid);
	clearInterval(stream);
	speaker.end();
	for (let reply = 0; reply < 360; reply++) {
		const next = new Speaker(stage, `reply ${reply}`);
		for (let token = 0; token < 1000; token++) {
			next.say();
			if (token % 200 === 0) {
				await delay(2);
			}
		}

		next.end();
	}

	await delay(3000);
	row('memory after 360,000 tokens in 360 replies', `${Math.round(first)} → ${Math.round(resident(terminal.pty.pid))} MiB`, '+ 10');
} finally {
	terminal.kill();
	server.close();
	home.remove();
}
