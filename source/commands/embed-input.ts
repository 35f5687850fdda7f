import {createReadStream} from 'node:fs';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {LisaError} from '../core/errors.ts';
import {cleanLine} from '../core/text.ts';

/**
The texts to make vectors of: each line is one, or a JSON object with a `text`. Empty lines count for the numbering and are left out.

@param file Absent means standard input.
@yields Each text with the number of its line, from 0.
@throws {LisaError} `run-input`, with the line that is wrong.
*/
export async function * readTexts(file: string | undefined): AsyncGenerator<{readonly index: number; readonly text: string}> {
	const input = file === undefined ? process.stdin : createReadStream(file);
	const failed = Promise.withResolvers<never>();
	failed.promise.catch(() => undefined);
	input.once('error', (error: NodeJS.ErrnoException) => {
		failed.reject(new LisaError(`“${cleanLine(file ?? 'standard input')}” cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`, {code: 'run-input', hint: 'As in `lisa embed notes.txt`, or `cat notes.txt | lisa embed`.', cause: error}));
	});
	const lines = createInterface({input, crlfDelay: Infinity})[Symbol.asyncIterator]();
	for (let index = 0; ; index++) {
		const next = await Promise.race([lines.next(), failed.promise]);
		if (next.done === true) {
			// The end of a stream that could not be opened comes before what was wrong with it.
			await Promise.race([failed.promise, new Promise(resolve => {
				setImmediate(resolve);
			})]);
			return;
		}

		const line = index === 0 ? next.value.replace(/^\uFEFF/u, '') : next.value;
		if (line.trim() !== '') {
			yield {index, text: textOf(line, index + 1)};
		}
	}
}

function textOf(line: string, number: number): string {
	if (!line.trimStart().startsWith('{')) {
		return line;
	}

	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		// A line that only begins like an object is a line.
		return line;
	}

	const {text} = value as {readonly text?: unknown};
	if (typeof text !== 'string') {
		throw new LisaError(`Line ${number} has no text.`, {code: 'run-input', hint: 'Write lines as in `{"text": "hello"}`, or plain lines.'});
	}

	return text;
}
