import {closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync} from 'node:fs';
import {Buffer} from 'node:buffer';
import path from 'node:path';
import * as z from 'zod/mini';
import {LisaError} from '../core/errors.ts';
import type {RunPrompt} from '../core/run.ts';
import {writeFailed} from './write-failed.ts';

const lineSchema = z.object({
	id: z.optional(z.union([z.string(), z.number()])),
	prompt: z.string(),
	system: z.optional(z.string()),
	max_tokens: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
	temperature: z.optional(z.number().check(z.minimum(0), z.maximum(5))),
	seed: z.optional(z.int().check(z.minimum(0), z.maximum(4_294_967_295))),
});

/**
Reads the prompts of a batch: one JSON object a line. A line without an id has its number for one.

@throws {LisaError} `run-input`, with the line that is wrong.
*/
export function readPrompts(file: string): RunPrompt[] {
	const prompts: RunPrompt[] = [];
	const lines = new Map<string, number>();
	for (const [index, line] of readText(file).split('\n').entries()) {
		if (line.trim() === '') {
			continue;
		}

		const parsed = lineSchema.safeParse(fromJson(line));
		if (!parsed.success || parsed.data.prompt.trim() === '') {
			throw new LisaError(`Line ${index + 1} of ${path.basename(file)} ${parsed.success ? 'has an empty prompt' : wrong(fromJson(line), parsed.error)}.`, {code: 'run-input'});
		}

		const {id = index + 1, max_tokens: maxTokens, ...rest} = parsed.data;
		const key = JSON.stringify(id);
		const same = lines.get(key);
		if (same !== undefined) {
			throw new LisaError(`Lines ${same} and ${index + 1} of ${path.basename(file)} have the same id, ${key}.`, {code: 'run-input', hint: 'Give each line an id of its own, or none.'});
		}

		lines.set(key, index + 1);
		prompts.push({...rest, id, ...(maxTokens !== undefined && {maxTokens})});
	}

	if (prompts.length === 0) {
		throw new LisaError(`${path.basename(file)} has no prompts.`, {code: 'run-input'});
	}

	return prompts;
}

function readText(file: string): string {
	try {
		return readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
	} catch (error) {
		throw new LisaError(`${file} cannot be read: ${error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message}.`, {code: 'run-input', cause: error});
	}
}

/** @returns `undefined` where the line is no JSON. */
function fromJson(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

function wrong(value: unknown, error: z.core.$ZodError): string {
	if (value === undefined) {
		return 'is not JSON';
	}

	const [first] = error.issues;
	const name = first?.path.join('.');
	return name === undefined || name === '' ? 'is not a JSON object' : name === 'prompt' ? 'has no prompt' : `has a ${name} that is not understood`;
}

/** What a file of answers holds already. */
export type Answered = {readonly ids: ReadonlySet<string>; readonly failed: number};

/**
Reads back which prompts are answered. The beginning of a line that was never finished, as after a crash, is taken away.

@throws {LisaError} `usage` where the file holds something else: nothing is written to it then.
*/
export function readAnswered(file: string): Answered {
	const ids = new Set<string>();
	if (!existsSync(file)) {
		return {ids, failed: 0};
	}

	const bytes = readFileSync(file);
	const whole = bytes.lastIndexOf('\n') + 1;
	const rest = bytes.subarray(whole).toString('utf8');
	let failed = 0;
	for (const line of bytes.subarray(0, whole).toString('utf8').split('\n')) {
		if (line.trim() === '') {
			continue;
		}

		const value = fromJson(line) as {id?: unknown; error?: unknown} | null | undefined;
		if (typeof value !== 'object' || value === null || (typeof value.id !== 'string' && typeof value.id !== 'number')) {
			throw foreign(file);
		}

		ids.add(JSON.stringify(value.id));
		failed += value.error === undefined ? 0 : 1;
	}

	if (rest !== '') {
		// Each of our lines begins like this.
		if (!'{"id":'.startsWith(rest.slice(0, 6))) {
			throw foreign(file);
		}

		truncateSync(file, whole);
	}

	return {ids, failed};
}

function foreign(file: string): LisaError {
	return new LisaError(`${file} is there already and is no file of answers.`, {code: 'usage', hint: 'Nothing was written; give another --out.'});
}

/**
Appends lines, each whole and on the disk before the next one begins.
*/
export class LineWriter {
	readonly #file: string;
	readonly #descriptor: number;

	/** @throws {LisaError} Where the file cannot be written. */
	constructor(file: string) {
		this.#file = file;
		try {
			this.#descriptor = openSync(file, 'a', 0o600);
		} catch (error) {
			throw writeFailed(file, error);
		}
	}

	/** @throws {LisaError} `disk-full` and the like. */
	append(value: object): void {
		try {
			const bytes = Buffer.from(JSON.stringify(value) + '\n');
			for (let written = 0; written < bytes.length;) {
				written += writeSync(this.#descriptor, bytes, written);
			}

			fsyncSync(this.#descriptor);
		} catch (error) {
			throw writeFailed(this.#file, error);
		}
	}

	close(): void {
		closeSync(this.#descriptor);
	}
}
