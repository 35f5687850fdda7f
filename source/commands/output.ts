import {once} from 'node:events';
import {createWriteStream} from 'node:fs';
import {rm} from 'node:fs/promises';
import process from 'node:process';
import type {Writable} from 'node:stream';
import {LisaError} from '../core/errors.ts';
import {cleanLine} from '../core/text.ts';
import {readerOfStdout} from './watch-stdout.ts';

/** Where text goes bit by bit. */
export type Output = {
	/** Resolves when there is room for more; false when nobody reads any more, as after `| head`. */
	readonly write: (text: string) => Promise<boolean>;
	/** The whole text is there. */
	readonly end: () => Promise<void>;
	/** Takes away what is only half there. */
	readonly abandon: () => Promise<void>;
};

/**
Writes to stdout, or to a new file that nobody else can read. What is already there is never overwritten.

@throws {LisaError} `usage` for a file that cannot be made, `disk-full` for one that cannot be written.
*/
export async function openOutput(file: string | undefined): Promise<Output> {
	if (file === undefined) {
		const reader = readerOfStdout();
		return {
			async write(text) {
				return !reader.gone && (await put(process.stdout, text)) && !reader.gone;
			},
			async end() {},
			async abandon() {},
		};
	}

	const stream = createWriteStream(file, {flags: 'wx', mode: 0o600});
	try {
		await once(stream, 'open');
	} catch (error) {
		throw cannotMake(file, error);
	}

	const failed = Promise.withResolvers<never>();
	failed.promise.catch(() => undefined);
	stream.on('error', error => {
		failed.reject(new LisaError(`${cleanLine(file)} could not be written: ${error.message}.`, {code: 'disk-full', cause: error}));
	});
	return {
		async write(text) {
			return Promise.race([put(stream, text), failed.promise]);
		},
		async end() {
			stream.end();
			await Promise.race([once(stream, 'close'), failed.promise]);
		},
		async abandon() {
			stream.destroy();
			await rm(file, {force: true});
		},
	};
}

async function put(stream: Writable, text: string): Promise<boolean> {
	if (stream.destroyed) {
		return false;
	}

	if (!stream.write(text)) {
		await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => undefined);
	}

	return true;
}

const words: Readonly<Record<string, string>> = {ENOENT: 'there is no such folder', EACCES: 'permission denied', EISDIR: 'it is a folder', EROFS: 'the volume cannot be written'};

function cannotMake(file: string, error: unknown): LisaError {
	const name = cleanLine(file);
	const {code = ''} = error as NodeJS.ErrnoException;
	return code === 'EEXIST'
		? new LisaError(`The file ${name} is already there.`, {code: 'usage', hint: 'Give another name after `--out`, or delete it first.', cause: error})
		: new LisaError(`The file ${name} cannot be made: ${words[code] ?? String(error)}.`, {code: 'usage', hint: 'Give the name of a file in a folder that you can write.', cause: error});
}
