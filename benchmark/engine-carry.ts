import {existsSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {getLlama, type Token} from 'node-llama-cpp';
import {bring} from '../source/engine/bring.ts';
import {freeMemory} from '../source/engine/free-memory.ts';
import {loadRung} from '../source/engine/load.ts';
import {renderPrompt} from '../source/engine/prompt.ts';
import {quantize} from '../source/engine/quantize.ts';
import {release, type Rung} from '../source/engine/rung.ts';
import {StateFile} from '../source/engine/state-file.ts';

/*
What a carried cache costs: for every pair of rungs, how often the rung that took the cache over chooses the same next token as the same rung after a prefill of its own, over the next 100 tokens of a conversation (forced, so that one difference does not make the next).

	node benchmark/engine-carry.ts MODEL-F16.gguf FOLDER
*/
const [source, folder] = process.argv.slice(2);
if (!source || !folder) {
	throw new Error('Name an F16 model and a folder for its rungs.');
}

const types = ['F16', 'Q8_0', 'Q6_K', 'Q5_K_M', 'Q4_K_M', 'Q3_K_M', 'Q2_K'];
const talks = [
	['What is a GGUF file?', 'And which quantization should I take on a card with 8 GB?', 'What does the KV cache do?'],
	['How do I start a new conversation?', 'Which keys go up and down the ladder?', 'What does p99 mean?'],
	['My engine stopped. What happened?', 'What is out of memory about?', 'How much VRAM does Mistral 7B need?'],
	['Who are you?', 'What can you not do?', 'How do I ask you from a script?'],
];
const forced = 100;
const llama = await getLlama({gpu: false, build: 'never', progressLogs: false, maxThreads: 1});
const machine = {llama, cores: 1, freeMemory};

mkdirSync(folder, {recursive: true});
const rungs = new Map<string, Rung>();
for (const type of types) {
	const path = type === 'F16' ? source : join(folder, `carry-${type}.gguf`);
	if (!existsSync(path)) {
		await quantize({source, target: path, type, threads: 1});
	}

	rungs.set(type, await loadRung({path, contextSize: 1024}, {machine}));
}

/** The model's own greedy answer. */
async function answer({sequence}: Rung, prompt: readonly Token[], most: number): Promise<Token[]> {
	await sequence.clearHistory();
	const tokens: Token[] = [];
	for await (const token of sequence.evaluate([...prompt], {temperature: 0})) {
		tokens.push(token);
		if (tokens.length >= most) {
			break;
		}
	}

	return tokens;
}

/** The first choice after each of the tokens. */
async function choices({sequence}: Rung, tokens: readonly Token[]): Promise<Array<Token | null | undefined>> {
	const results = await sequence.controlledEvaluate(tokens.map(token => [token, {generateNext: {token: true, options: {temperature: 0}}}]));
	return results.map(result => result?.next.token);
}

const best = rungs.get('F16')!;
const conversations: Array<{readonly before: readonly Token[]; readonly after: readonly Token[]}> = [];
for (const questions of talks) {
	const turns: Array<{role: 'user' | 'model'; text: string}> = [];
	for (const text of questions) {
		turns.push({role: 'user', text});
		const reply = await answer(best, renderPrompt(best, turns).tokens, 150);
		turns.push({role: 'model', text: best.model.detokenize(reply)});
	}

	const {tokens} = renderPrompt(best, turns);
	const cut = Math.max(1, tokens.length - forced - 1);
	conversations.push({before: tokens.slice(0, cut), after: tokens.slice(cut, cut + forced)});
}

console.log(`conversations: ${conversations.map(({before, after}) => `${before.length} carried, ${after.length} forced`).join('; ')}`);
const agreement = new Map<string, number>();
const between = new Map<string, number>();
const none = {onPrefill: () => undefined};
for (const [to, target] of rungs) {
	for (const [from, origin] of rungs) {
		let same = 0;
		let rungsSame = 0;
		let all = 0;
		for (const {before, after} of conversations) {
			await bring(target, before, none);
			const fresh = await choices(target, after);
			await bring(origin, before, none);
			const file = await StateFile.save(origin);
			const carried = await bring(target, before, {file, ...none});
			await file?.remove();
			if (!carried) {
				throw new Error(`${from} → ${to} was not carried.`);
			}

			const taken = await choices(target, after);
			await bring(origin, before, none);
			const other = await choices(origin, after);
			all += after.length;
			same += taken.filter((token, index) => token === fresh[index]).length;
			rungsSame += other.filter((token, index) => token === fresh[index]).length;
		}

		agreement.set(`${from} ${to}`, same / all);
		between.set(`${from} ${to}`, rungsSame / all);
	}
}

const table = (title: string, values: ReadonlyMap<string, number>) => {
	console.log(`\n${title}\n\n| from \\ to | ${types.join(' | ')} |\n|---|${types.map(() => '---').join('|')}|`);
	for (const from of types) {
		console.log(`| ${from} | ${types.map(to => (values.get(`${from} ${to}`)! * 100).toFixed(1)).join(' | ')} |`);
	}
};

table('Same first choice, carried against freshly prefilled, %', agreement);
table('Same first choice, one rung against the other, each on its own, %', between);
for (const rung of rungs.values()) {
	await release(rung);
}

await llama.dispose();
