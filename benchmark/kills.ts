/*
`kill -9` of the engine at random moments of random replies of the bundled model, on a host as it runs: every reply must end, say what it would have said without the kill, and be in the store once.

	npm run benchmark -- kills [KILLS]
*/
import {mkdtempSync, openSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import type {ReplyMessage} from '../source/core/chat.ts';
import type {ViewEvent} from '../source/core/view.ts';
import {Host} from '../source/host/host.ts';
import {Store} from '../source/storage/store.ts';
import {bundledModel} from '../test/helpers/rungs.ts';
import {median, row} from './report.ts';

const kills = Number(process.argv[2] ?? 100);
const questions = [
	'What is the ladder?',
	'How do I go down a rung?',
	'How much VRAM does Mistral 7B need at 4 bit?',
	'What is a KV cache?',
	'What does it mean that the context is full?',
	'Which graphics card do you recommend?',
	'Where are my conversations kept?',
	'How many threads should I use?',
	'What happens when the engine stops?',
	'How do I load another model?',
];
const folder = mkdtempSync(join(tmpdir(), 'lisa-kills-'));
const database = join(folder, 'lisa.db');
const waiting = new Set<(event: ViewEvent) => void>();
const host = new Host({
	store: new Store(database),
	madeFolder: folder,
	recordingFile: join(folder, 'samples.db'),
	runtime: folder,
	logDescriptor: openSync(join(folder, 'log'), 'a'),
	log() {},
	onShutdown() {},
});
host.attach({
	deliver(events) {
		for (const event of events) {
			for (const hear of waiting) {
				hear(event);
			}
		}
	},
});

const ask = async (command: Parameters<Host['command']>[0]) => {
	const {problem} = await host.command(command, () => {}, new AbortController().signal);
	if (problem) {
		throw new Error(problem.message);
	}
};

async function heard<Type extends ViewEvent['type']>(type: Type, matches: (event: Extract<ViewEvent, {type: Type}>) => boolean = () => true): Promise<Extract<ViewEvent, {type: Type}>> {
	return new Promise(resolve => {
		const hear = (event: ViewEvent) => {
			if (event.type === type && matches(event as Extract<ViewEvent, {type: Type}>)) {
				waiting.delete(hear);
				resolve(event as Extract<ViewEvent, {type: Type}>);
			}
		};

		waiting.add(hear);
	});
}

/** The engine is the only child that lives on. */
const enginePid = () => Number(readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ', 1)[0]);

type Said = {readonly reply: ReplyMessage; readonly took: number};

/** One question and its answer, in a conversation of its own. */
async function say(question: string, happen: () => void = () => {}): Promise<Said> {
	await ask({type: 'new'});
	const finished = heard('finished');
	const begin = performance.now();
	await ask({type: 'send', text: question});
	happen();
	const {message} = await finished;
	return {reply: message, took: performance.now() - begin};
}

try {
	const ready = heard('model', ({model}) => model.phase === 'ready');
	await ask({type: 'load', settings: {path: bundledModel, threads: 1}});
	await ready;
	await say(questions[0]!);
	const undisturbed: Said[] = [];
	for (const question of questions) {
		undisturbed.push(await say(question));
	}

	const counts = {ended: 0, same: 0, during: 0};
	const pauses: number[] = [];
	for (let kill = 0; kill < kills; kill++) {
		const index = Math.floor(Math.random() * questions.length);
		const {took, reply: expected} = undisturbed[index]!;
		const {reply, took: withKill} = await say(questions[index]!, () => {
			void delay(Math.random() * took).then(() => {
				const pid = enginePid();
				if (pid > 0) {
					process.kill(pid, 'SIGKILL');
				}
			});
		});
		counts.ended += reply.ending === expected.ending ? 1 : 0;
		counts.same += reply.text === expected.text ? 1 : 0;
		if (withKill > took + 200) {
			counts.during++;
			pauses.push(withKill - took);
		}

		if (reply.text !== expected.text) {
			console.log(`differs (${reply.ending}, ${reply.problem?.message}): ${JSON.stringify(reply.text)} instead of ${JSON.stringify(expected.text)}`);
		}

		// Killed after its end, the engine comes back before the next question is timed.
		await delay(50);
	}

	host.close();
	const store = new Store(database);
	const sessions = store.list(10_000);
	const wrong = sessions.filter(({id}) => {
		const {messages} = (store.open(id)!);
		return messages.length !== 2 || messages[0]!.role !== 'user' || messages[1]!.role !== 'model' || new Set(messages.map(message => message.id)).size !== 2;
	});
	store.close();
	row('replies that ended as without the kill', `${counts.ended} of ${kills}`, `${kills}`);
	row('that said the same, word for word', `${counts.same} of ${kills}`, `${kills}`);
	row('killed in the middle of one', `${counts.during}`);
	row('conversations in the store', `${sessions.length}`, `${kills + questions.length + 1}`);
	row('with a message lost or doubled', `${wrong.length}`, '0');
	row('what a kill costs', pauses.length === 0 ? '—' : `${(median(pauses) / 1000).toFixed(1)} s`);
} finally {
	rmSync(folder, {recursive: true, force: true});
	process.exit();
}
