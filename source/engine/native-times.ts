import process from 'node:process';
import type {LlamaContextSequence, Token} from 'node-llama-cpp';
import type {TrialTimes} from '../core/native-trial.ts';
import type {Rung} from './rung.ts';

/** Tokens of the context that is measured in. */
export const timedContext = 1024;

/** Tokens of a prompt that are read at once, and tokens of a reply. */
const part = 128;
const replyLength = 64;

/** Milliseconds of processor time after which a figure is good enough, and after which a slow model is not asked for more. */
const enough = 1500;
const patience = 6000;

/**
The processor time of a token read and of a token made. Time of the processor, not the clock: what other programs do meanwhile changes it little.
*/
export async function measureTimes(rung: Rung): Promise<TrialTimes> {
	// Pages and buffers are in place after that.
	await readOnce(rung);
	await writeOnce(rung);
	return {prefill: await again(rung, readOnce), decode: await again(rung, writeOnce)};
}

/** @returns Milliseconds a token, over as many turns as make a figure. */
async function again(rung: Rung, work: (rung: Rung) => Promise<{readonly tokens: number; readonly time: number}>): Promise<number> {
	let tokens = 0;
	let time = 0;
	while (time < enough) {
		const done = await work(rung);
		tokens += done.tokens;
		time += done.time;
	}

	return time / tokens;
}

async function readOnce({sequence, header}: Rung) {
	await sequence.clearHistory();
	const vocabulary = header.gguf.shape?.vocabulary ?? 256;
	const begin = spent();
	await sequence.evaluateWithoutGeneratingNewTokens(Array.from({length: part}, (_, index) => ((index * 7919) % vocabulary) as Token));
	return {tokens: part, time: spent() - begin};
}

/** The words make no sense, as in `llama-bench`; the end of a reply is passed over. */
async function writeOnce({sequence}: Rung) {
	await sequence.clearHistory();
	await sequence.evaluateWithoutGeneratingNewTokens([1 as Token]);
	const begin = spent();
	let tokens = 0;
	let next = 2 as Token;
	while (tokens < replyLength && spent() - begin < patience) {
		const made = await write(sequence, next, {most: replyLength - tokens, until: begin + patience});
		tokens += made.tokens;
		next = made.last;
	}

	return {tokens, time: spent() - begin};
}

/** Makes tokens until there are enough, or the model ends. */
async function write(sequence: LlamaContextSequence, from: Token, {most, until}: {readonly most: number; readonly until: number}) {
	let last = from;
	let tokens = 0;
	for await (const token of sequence.evaluate([from], {temperature: 0, yieldEogToken: true})) {
		tokens++;
		last = token;
		if (tokens >= most || spent() >= until) {
			break;
		}
	}

	return {tokens, last};
}

/** Milliseconds of processors that this process took. */
function spent(): number {
	const {user, system} = process.cpuUsage();
	return (user + system) / 1000;
}
