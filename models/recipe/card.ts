
import {readFileSync, writeFileSync} from 'node:fs';
import {argv} from 'node:process';
import {fileURLToPath} from 'node:url';
import {format, resolveConfig} from 'prettier';
import {subjects} from './corpus/subjects/all.ts';
import {voices} from './corpus/voices/voices.ts';
import {heldOut} from './evaluation/questions.ts';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

type Line = {readonly step: number; readonly tokens: number; readonly seconds: number; readonly loss: number};

/** What the log of the run says at its end. */
function training(work: string): Line {
	return JSON.parse(readFileSync(`${work}train.log`, 'utf8').trim().split('\n').at(-1)!) as Line;
}

/**
Writes `models/readme.md`, the card of the model, from the run's log and its evaluation.

@param work The folder of the run, with a separator at its end.
*/
export async function writeCard(work: string): Promise<void> {
	const {step, tokens, seconds, loss} = training(work);
	const questions = heldOut();
	const shares = Object.values(subjects).reduce((sum, {share}) => sum + share, 0);
	const topics = Object.values(subjects).reduce((sum, list) => sum + list.topics.length, 0);
	const sentences = voices.flatMap(list => Object.values(list)).flat().length;
	const rows = Object.entries(subjects).map(([name, {share, topics: list}]) => `${name} ${((100 * share) / shares).toFixed(0)} % (${list.length})`);
	const card = path('../readme.md');
	const text = `# LISA Tiny

The guide built into LISA: a language model of 5.8 million parameters that answers questions about LISA, its keys, quantization, memory, the models and hardware it knows, and errors, in one to three sentences. Asked for anything else it says that it does not know, and how to load a bigger model. It speaks English only, it is small, and it can be wrong.

\`\`\`text
lisa                                   the guide answers until another model is chosen
lisa --model guide                     the guide again
lisa --model path/to/file.gguf         a bigger model answers
\`\`\`

## Shape

A decoder of the \`llama\` architecture: 6 layers of width 256, 4 heads and 2 KV heads of 64, SwiGLU of 768, interleaved RoPE, RMSNorm, an output matrix of its own. Rows are multiples of 256, so every k-quant works. The tokenizer is sentencepiece BPE with 2,048 pieces and byte fallback: any input tokenizes. The context is 1,024 tokens; every fourth batch of the training had windows of that length, with conversations that fill them. The template is ChatML; a system turn is allowed and not needed; what a person types never becomes a control token. The file is 11.6 MB at F16.

## Data

Conversations written by a grammar, \`recipe/corpus\`, from the program's own tables: the keymap, the ladder of quantizations, the slash commands, the model catalog, the hardware tiers, the problems and the alerts; the commands and options of the shell by hand. ${topics.toLocaleString('en-US')} topics; by share of the questions and number of topics: ${rows.join(', ')}. Questions come in many wordings, with typos, in keywords and in chat; beside the patterns stand ${sentences.toLocaleString('en-US')} whole sentences, written for it as many different people would put them (\`recipe/corpus/voices\`); one conversation in four has several turns, one in twenty-five goes on until the context is nearly full, with follow-ups ("and in 8-bit?", "why?") and changes of subject. Every pattern was written for LISA; no text of other people is in it. Retrain after a change of a table, and the answers are true again.

Memory figures are weights (parameters × bits ÷ 8), the KV cache of 4,096 tokens at 16 bits, and 0.4 GB for buffers; what the hardware document says of a model is told beside them.

## Training

${tokens.toLocaleString('en-US')} tokens in ${step.toLocaleString('en-US')} steps and ${Math.round(seconds / 60)} minutes of wall time on two shared CPU cores, in bfloat16, with Muon for the matrices and AdamW for the rest, a plateau and a long decay to nothing. Only what the guide says is learned. The loss at the end was ${loss}. Seed 20261123. See \`recipe/history.md\` for how the weights in the repository came about.

## Evaluation

${questions.length} questions written by hand, apart from the grammar and never trained on (\`recipe/held-out\`), answered greedily by node-llama-cpp at every rung. An answer counts when every fact it must hold is there and none that must not. *Late* is every third question asked once more, after eight others and what the guide said to them. \`npm run model:evaluate\` prints this:

${readFileSync(`${work}evaluation.md`, 'utf8').trim()}

The second table compares each rung with F16, token by token, on F16's own answers.

## Limits

It has no knowledge outside its subjects, remembers nothing between conversations and does not reason: arithmetic is from memory, so a model or a size that is not in its tables gets a wrong figure or the honest way out. A question put in words far from those it was trained on may get the answer to another question. Conversations longer than 1,024 tokens are out of its reach.

## Making it

\`\`\`text
npm run model:train         everything, from packages to this card; goes on where it was stopped
npm run model:train -- --from models/lisa-tiny-F16.gguf --fresh
                            the same, beginning with the weights that are there
npm run model:evaluate      the tables above
\`\`\`

The licence is MIT, as LISA's.
`;
	writeFileSync(card, await format(text, {...await resolveConfig(card), parser: 'markdown'}));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
	await writeCard(path('work/'));
}
