/*
What is kept, at the size of years: words found in 100,000 messages, a conversation of 10,000 opened, and what a second of a reply costs to write.

	npm run benchmark -- storage
*/
import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {performance} from 'node:perf_hooks';
import {DatabaseSync} from 'node:sqlite';
import type {Message, Session} from '../source/core/chat.ts';
import {Store} from '../source/storage/store.ts';
import {median, row} from './report.ts';

const sessions = 100;
const longest = 10_000;
const rest = 90_000 / (sessions - 1);

/** Words as often as words are: a few in nearly every message, most in few. */
const vocabulary = Array.from({length: 20_000}, (_, index) => `word${index.toString(36)}`);
let state = 1;
const random = () => {
	state = (state * 48_271) % 2_147_483_647;
	return state / 2_147_483_647;
};

/** With the signs that texts have, and a line of code in every tenth of them. */
const text = (length: number) => Array.from({length}, (_, index) => vocabulary[Math.floor(vocabulary.length * random() ** 6)]! + (index % 11 === 10 ? '.' : index % 7 === 6 ? ',' : '')).join(' ') + (random() < 0.1 ? '\n\n```ts\nconst f = (x) -> x;\n```' : '');

const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-storage-'));
const file = path.join(folder, 'lisa.db');
try {
	new Store(file).close();
	fill();
	const store = new Store(file);
	measure(store);
	store.close();
} finally {
	rmSync(folder, {recursive: true, force: true});
}

/** In one go: a commit for each of 100,000 messages would take the disk an hour. */
function fill(): void {
	const database = new DatabaseSync(file);
	const session = database.prepare('INSERT INTO sessions (id, title, created, saved, leaf) VALUES (?, ?, 0, ?, ?)');
	const message = database.prepare('INSERT INTO messages (id, session, parent, role, text, time, detail) VALUES (?, ?, ?, ?, ?, 0, ?)');
	const detail = JSON.stringify({ending: 'end', rungs: ['Q4_K_M'], model: 'm', timings: {prompt_n: 1, prompt_ms: 1, prompt_per_second: 1, predicted_n: 1, predicted_ms: 1, predicted_per_second: 1, ttft_ms: 1, itl_ms: {p50: 1, p95: 1, p99: 1}}});
	database.exec('BEGIN');
	for (let number = 0; number < sessions; number++) {
		const count = Math.round(number === 0 ? longest : rest);
		session.run(`s${number}`, `talk ${number}`, number, `s${number}-${count - 1}`);
		for (let index = 0; index < count; index++) {
			const own = index % 2 === 0;
			message.run(`s${number}-${index}`, `s${number}`, index === 0 ? '' : `s${number}-${index - 1}`, own ? 'user' : 'model', text(own ? 12 : 80), own ? '{}' : detail);
		}
	}

	database.exec('COMMIT');
	database.close();
}

function measure(store: Store): void {
	const count = store.list().reduce((sum, {messages}) => sum + messages, 0);
	row('messages', String(count));
	const [often, seldom] = [vocabulary[0]!, vocabulary.at(-2)!];
	for (const [name, words] of [['a word of nearly every message', often], ['a word of few', seldom], ['two words', `${often} ${vocabulary[900]!}`], ['the beginning of every word', 'wor'], ['one letter', 'w'], ['a word of none', 'nowhere'], ['signs, which are no words', '=>'], ['signs of nearly every message', '.'], ['signs of none and a word of all', `${often} =>`]] as const) {
		const hits = store.search(words).length;
		row(`search: ${name} (${hits} shown)`, `${time(() => store.search(words)).toFixed(1)} ms`, '≤ 50');
	}

	row(`open ${longest} messages`, `${time(() => store.open('s0')).toFixed(0)} ms`, '≤ 300');
	row('list of conversations', `${time(() => store.list()).toFixed(1)} ms`, '≤ 50');
	const session: Session = store.open('s0')!;
	const reply: Message = {id: 'new', role: 'model', text: text(400), time: 0, ending: 'running', rungs: [], model: 'm'};
	const grown = {...session, messages: [...session.messages, reply]};
	row('a second of a reply written, to the disk', `${time(() => {
		store.write(grown, {...reply, text: text(400)}, 1);
	}).toFixed(1)} ms`);
}

/** Milliseconds, the median of several. */
function time(work: () => unknown): number {
	return median(Array.from({length: 9}, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	}));
}
