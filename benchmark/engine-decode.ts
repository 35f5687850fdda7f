import process from 'node:process';
import {fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {getLlama, type Token} from 'node-llama-cpp';
import {EngineProcess} from '../test/helpers/engine.ts';

/*
What the engine adds to decoding: its inter-token latency over IPC against a bare `sequence.evaluate` loop in a process of its own, on the same file, in turns.

	node benchmark/engine-decode.ts MODEL [ROUNDS] [TOKENS] [THREADS]
*/
const [model, rounds = '5', tokens = '64', cores = '1', role] = process.argv.slice(2);
if (!model) {
	throw new Error('Name a model file.');
}

const count = Number(tokens);
const threads = Number(cores);
// On a busy box the lower quarter is what the program does; the rest is what the others do.
const quarter = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)]!;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const intervals = (times: readonly number[]) => times.slice(1).map((time, index) => time - times[index]!);

if (role === 'bare') {
	const llama = await getLlama({gpu: false, build: 'never', progressLogs: false, maxThreads: threads});
	const loaded = await llama.loadModel({modelPath: model});
	const context = await loaded.createContext({contextSize: 2048, threads: {ideal: threads, min: 1}});
	const sequence = context.getSequence();
	const answer = async (prompt: Token[]) => {
		await sequence.clearHistory();
		const times: number[] = [];
		for await (const _ of sequence.evaluate(prompt, {temperature: 0})) {
			times.push(performance.now());
			if (times.length === count) {
				break;
			}
		}

		process.send!(times);
	};

	process.on('message', prompt => {
		void answer(prompt as Token[]);
	});
	process.send!('ready');
} else {
	const bare = fork(fileURLToPath(import.meta.url), [model, rounds, tokens, cores, 'bare']);
	const heard = async () => new Promise<unknown>(resolve => {
		bare.once('message', resolve);
	});
	await heard();
	const engine = new EngineProcess();
	await engine.load(model, {contextSize: 2048, threads});
	const pairs: Array<readonly [engine: number, bare: number]> = [];
	for (let round = 0; round < Number(rounds); round++) {
		await engine.reply(`r${round}`, `Round ${round}: tell me about memory.`, {maxTokens: count, repeatPenalty: 1});
		const times = engine.tokens(`r${round}`).map(token => token.time);
		bare.send(Array.from({length: 48}, (_, index) => 300 + index + round));
		const bareTimes = await heard() as number[];
		pairs.push([quarter(intervals(times)), quarter(intervals(bareTimes))]);
	}

	for (const [ours, theirs] of pairs) {
		console.log(`engine ${ours.toFixed(2)} ms  bare ${theirs.toFixed(2)} ms  rate ${(theirs / ours).toFixed(3)}`);
	}

	console.log(`median of rounds: ${median(pairs.map(([ours, theirs]) => theirs / ours)).toFixed(3)} of the bare loop's rate`);
	bare.kill();
	await engine.close();
}
