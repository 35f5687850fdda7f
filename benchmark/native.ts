/*
Whether the prebuilt library is a limit: processor time for a token and for a prompt, one thread, against `llama-bench` built for this very processor from the same release. Processor time, not the clock: what other programs do at the same time changes it little.

	node benchmark/native.ts LLAMA_BENCH MODEL [ROUNDS] [TOKENS] [PROMPT_TOKENS]

How the peer is built is said in `quantize.ts`, with `llama-bench` in place of `llama-quantize`.
*/
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {getLlama, type Token} from 'node-llama-cpp';

const [peer, model, rounds = '3', tokens = '64', promptTokens = '512'] = process.argv.slice(2);
if (peer === undefined || model === undefined) {
	throw new Error('Name llama-bench and a model.');
}

const many = Number(tokens);
const prompt = Number(promptTokens);

/** Seconds of processors that ended children took: see proc_pid_stat(5), fields 16 and 17, in hundredths. */
function childrenTime(): number {
	const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)!.split(' ');
	return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** Seconds of processors that llama-bench takes in all. */
function peerTime(repetitions: number, ...flags: string[]): number {
	const before = childrenTime();
	const {status, stderr} = spawnSync(peer!, ['-m', model!, '-t', '1', '-r', String(repetitions), ...flags], {encoding: 'utf8'});
	if (status !== 0) {
		throw new Error(stderr);
	}

	return childrenTime() - before;
}

const llama = await getLlama({gpu: false, build: 'never', progressLogs: false, maxThreads: 1});
const loaded = await llama.loadModel({modelPath: model});
const context = await loaded.createContext({contextSize: 1024, batchSize: 512, flashAttention: 'auto', threads: {ideal: 1, min: 1}});
const sequence = context.getSequence();

async function ownTime(work: () => Promise<void>): Promise<number> {
	await sequence.clearHistory();
	await sequence.evaluateWithoutGeneratingNewTokens([1 as Token]);
	const before = process.cpuUsage();
	await work();
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1e6;
}

async function decode(): Promise<void> {
	let count = 0;
	let next = [5 as Token];
	while (count < many) {
		for await (const token of sequence.evaluate(next, {temperature: 0, yieldEogToken: true})) {
			count++;
			next = [token];
			if (count >= many) {
				return;
			}
		}
	}
}

async function prefill(): Promise<void> {
	await sequence.evaluateWithoutGeneratingNewTokens(Array.from({length: prompt}, (_, index) => (300 + index) as Token));
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const ours = {decode: [] as number[], prefill: [] as number[]};
const theirs = {decode: [] as number[], prefill: [] as number[]};
await ownTime(decode);
for (let round = 0; round < Number(rounds); round++) {
	ours.decode.push(await ownTime(decode) / many);
	// The difference of two runs is free of loading and warming up.
	theirs.decode.push((peerTime(3, '-p', '0', '-n', String(many)) - peerTime(1, '-p', '0', '-n', String(many))) / 2 / many);
	ours.prefill.push(await ownTime(prefill) / prompt);
	theirs.prefill.push((peerTime(3, '-n', '0', '-p', String(prompt)) - peerTime(1, '-n', '0', '-p', String(prompt))) / 2 / prompt);
}

for (const what of ['decode', 'prefill'] as const) {
	const own = median(ours[what]);
	const other = median(theirs[what]);
	console.log(`${what.padEnd(8)} prebuilt ${(own * 1000).toFixed(2)} ms a token, llama-bench ${(other * 1000).toFixed(2)} ms: ${(other / own).toFixed(3)} of its rate`);
}

await llama.dispose();
