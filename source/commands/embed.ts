import path from 'node:path';
import process from 'node:process';
import type {Embedder} from '../core/embedding.ts';
import {LisaError} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import type {LoadRequest} from '../core/protocol.ts';
import {clean} from '../core/text.ts';
import {connect, type HostClient} from '../host/client.ts';
import {modelPath} from '../host/model-path.ts';
import {readTexts} from './embed-input.ts';
import {openOutput, type Output} from './output.ts';

export type EmbedOptions = {
	readonly files: readonly string[];
	readonly out: string | undefined;
	readonly load: LoadRequest;
};

/** Texts, and characters of them, that are asked for at once: enough that asking costs nothing, few enough that vectors come early. */
const most = {texts: 32, characters: 100_000};

type Text = {readonly index: number; readonly text: string};

/**
`lisa embed`: a vector for each line of a file or of standard input, as `{"index", "vector"}`, one object a line. A text that has none gets `{"index", "error"}`, and the rest goes on.

@returns The exit code.
@throws {LisaError} `usage`, `run-input`, and what keeps the model from it.
*/
export async function embed({files, out, load}: EmbedOptions): Promise<number> {
	const [file, ...others] = files;
	if (others.length > 0 || (file === undefined && process.stdin.isTTY)) {
		throw new LisaError(others.length > 0 ? 'lisa embed reads one file.' : 'lisa embed needs lines to make vectors of.', {code: 'usage', hint: 'As in `lisa embed notes.txt`, or `cat notes.txt | lisa embed`.'});
	}

	process.once('SIGINT', () => {
		process.exit(130);
	});
	const output = await openOutput(out === undefined ? undefined : path.resolve(out));
	let client: HostClient | undefined;
	try {
		client = (await connect({kind: 'command'}))!;
		const {done, failed, embedder} = await embedAll(readTexts(file), {client, load, output});
		if (done === 0) {
			throw new LisaError('There are no lines to make vectors of.', {code: 'run-input', hint: 'As in `lisa embed notes.txt`, or `cat notes.txt | lisa embed`.'});
		}

		await output.end();
		return tell({done, failed, embedder: embedder!, load});
	} catch (error) {
		await output.abandon();
		throw error;
	} finally {
		client?.close();
	}
}

type Doing = {readonly client: HostClient; readonly load: LoadRequest; readonly output: Output};
type Done = {done: number; failed: number; embedder?: Embedder};

async function embedAll(texts: AsyncIterable<Text>, doing: Doing): Promise<Done> {
	const result: Done = {done: 0, failed: 0};
	let batch: Text[] = [];
	let characters = 0;
	for await (const each of texts) {
		batch.push(each);
		characters += each.text.length;
		if (batch.length < most.texts && characters < most.characters) {
			continue;
		}

		if (!(await embedBatch(batch, doing, result))) {
			return result;
		}

		batch = [];
		characters = 0;
	}

	await embedBatch(batch, doing, result);
	return result;
}

/** @returns Whether there is still somebody to read. */
async function embedBatch(batch: readonly Text[], {client, load, output}: Doing, result: Done): Promise<boolean> {
	if (batch.length === 0) {
		return true;
	}

	const {embedded = [], embedder} = await client.command({type: 'embed', settings: load, texts: batch.map(({text}) => text)});
	result.embedder = embedder;
	for (const [place, {index}] of batch.entries()) {
		const made = embedded[place] ?? {error: 'The engine gave no vector.'};
		result.done++;
		result.failed += 'error' in made ? 1 : 0;
		if (!(await output.write(JSON.stringify({index, ...made}) + '\n'))) {
			return false;
		}
	}

	return true;
}

/** Says on stderr what made the vectors, and what has none. */
function tell({done, failed, embedder, load}: Done & {readonly embedder: Embedder; readonly load: LoadRequest}): number {
	const {name, quantization, dimensions} = embedder;
	const hint = load.path === undefined && embedder.path === modelPath('guide') ? ' The guide is made to talk: a model made for vectors does better, as in `lisa embed --model nomic-embed-text.gguf`.' : '';
	process.stderr.write(clean(`${integer(done - failed)} ${done - failed === 1 ? 'vector' : 'vectors'} of ${integer(dimensions)} numbers by ${name} ${quantization}.${hint}\n`));
	if (failed > 0) {
		process.stderr.write(clean(`lisa: ${integer(failed)} of ${integer(done)} lines have no vector: their error says why.\nLonger texts need a larger \`--context\`, or are to be split.\n`));
	}

	return failed > 0 ? 65 : 0;
}
