import {execFileSync} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, rmSync} from 'node:fs';
import {resolve, sep} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {writeCard} from './card.ts';

/*
`npm run model:train`: from nothing to `models/lisa-tiny-F16.gguf` and its card. What is there already is kept, so an interrupted run goes on where it was; `--fresh` begins anew. `--from FILE` begins with the tokenizer and the weights of a finished model, which takes less time after a change of a table. `--to FILE` and `--work FOLDER` put everything elsewhere, for a trial: the card of the repository is then left alone.
*/

const {values: options} = parseArgs({options: {
	minutes: {type: 'string', default: '110'},
	threads: {type: 'string', default: '2'},
	conversations: {type: 'string', default: '200000'},
	rungs: {type: 'string'},
	from: {type: 'string'},
	to: {type: 'string'},
	work: {type: 'string'},
	fresh: {type: 'boolean', default: false},
}});

/** Debian’s, which has Debian’s PyTorch. */
const python = '/usr/bin/python3';
const recipe = fileURLToPath(new URL('.', import.meta.url));
const work = `${resolve(options.work ?? `${recipe}work`)}${sep}`;
const library = `${work}llama.cpp`;
const model = options.to ?? fileURLToPath(new URL('../lisa-tiny-F16.gguf', import.meta.url));

const run = (command: string, ...parameters: string[]): void => {
	execFileSync(command, parameters, {
		stdio: 'inherit',
		env: {
			...process.env,
			// Large tensors come and go at every step: without these each one is mapped and zeroed anew.
			MALLOC_MMAP_THRESHOLD_: '4294967296',
			MALLOC_TRIM_THRESHOLD_: '68719476736',
			MALLOC_TOP_PAD_: '1073741824',
			// A thread that waits gives its core away.
			OMP_WAIT_POLICY: 'passive',
		},
	});
};

const hasPython = (): boolean => {
	try {
		execFileSync(python, ['-c', 'import torch, sentencepiece, numpy'], {stdio: 'ignore'});
		return true;
	} catch {
		return false;
	}
};

/** One step of the recipe: it is left out where its outcome is there. */
type Step = {readonly name: string; readonly done: () => boolean; readonly run: () => void | Promise<void>};

const steps: readonly Step[] = [
	{
		name: 'Debian packages',
		done: hasPython,
		run() {
			const packages = ['python3-torch', 'python3-sentencepiece', 'python3-numpy', 'libopenblas0-pthread'];
			const administrator = process.getuid?.() === 0 ? [] : ['sudo'];
			const [command, ...rest] = [...administrator, 'apt-get', 'install', '-y', ...packages];
			run(command!, ...rest);
		},
	},
	{
		name: 'gguf-py, out of the bundle of the pinned llama.cpp',
		done: () => existsSync(`${library}/gguf-py`),
		run() {
			run('git', 'clone', '--quiet', fileURLToPath(new URL('../../node_modules/node-llama-cpp/llama/gitRelease.bundle', import.meta.url)), library);
		},
	},
	{
		name: 'corpus',
		done: () => existsSync(`${work}corpus.jsonl`),
		run() {
			run(process.execPath, `${recipe}corpus/build.ts`, `${work}corpus.jsonl`, options.conversations);
		},
	},
	{
		name: 'the tokenizer and the weights of a finished model',
		done: () => options.from === undefined || existsSync(`${work}checkpoint.pt`),
		run() {
			run(python, `${recipe}training/adopt.py`, '--work', work, '--gguf-py', `${library}/gguf-py`, '--model', options.from!);
		},
	},
	{
		name: 'tokenizer',
		done: () => existsSync(`${work}pieces.model`),
		run() {
			run(python, `${recipe}training/tokens.py`, '--work', work);
		},
	},
	{
		name: 'training',
		done: () => false,
		run() {
			run('nice', '-n', '10', python, `${recipe}training/train.py`, '--work', work, '--minutes', options.minutes, '--threads', options.threads);
		},
	},
	{
		name: 'export',
		done: () => false,
		run() {
			run(python, `${recipe}training/export.py`, '--work', work, '--gguf-py', `${library}/gguf-py`, '--to', `${work}exported.gguf`);
			copyFileSync(`${work}exported.gguf`, model);
		},
	},
	{
		name: 'evaluation of every rung',
		done: () => false,
		run() {
			run(process.execPath, `${recipe}evaluation/evaluate.ts`, '--model', model, '--work', work, ...(options.rungs ? ['--rungs', options.rungs] : []));
		},
	},
	{
		name: 'card',
		done: () => options.to !== undefined,
		run: async () => writeCard(work),
	},
];

if (options.fresh) {
	rmSync(work, {recursive: true, force: true});
}

mkdirSync(work, {recursive: true});
for (const step of steps) {
	if (step.done()) {
		console.log(`· ${step.name}: there already, or not wanted`);
	} else {
		console.log(`· ${step.name}`);
		await step.run();
	}
}
