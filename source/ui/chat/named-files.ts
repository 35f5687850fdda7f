/*
The one place where a face reads files: those that the user names with an `@`, as they are seen from where `lisa` was started. The host may have been started elsewhere, and by another face.
*/
import {constants} from 'node:fs';
import {open, readdir, stat} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {withoutStop, type Attachment} from '../../core/attachments.ts';
import {LisaError} from '../../core/errors.ts';
import {bytes} from '../../core/format.ts';
import {clean} from '../../core/text.ts';

/** A file beyond this is more than any context holds. Bytes. */
const most = 1_000_000;

/**
@returns The file of a name, or nothing where there is none: then it is a word with an `@`.
@throws {LisaError} What keeps a file that is there from being put in.
*/
export async function readNamed(name: string): Promise<Attachment | undefined> {
	for (const candidate of new Set([name, withoutStop(name)])) {
		const file = resolved(candidate);
		const found = await stat(file).catch(() => undefined);
		if (candidate !== '' && found !== undefined) {
			if (!found.isFile()) {
				throw new LisaError(`@${candidate} is ${found.isDirectory() ? 'a folder' : 'no plain file'}.`, {code: 'usage', hint: 'Name a file, or put a blank behind the @. Your message is still here.'});
			}

			return {path: candidate, text: await read(file, candidate)};
		}
	}

	return undefined;
}

async function read(file: string, name: string): Promise<string> {
	const refuse = (why: string, cause?: unknown) => new LisaError(`@${name} ${why}.`, {code: 'usage', hint: 'Take it out of the message, or name another file. Your message is still here.', cause});
	try {
		// Not to wait for a pipe that took the file's place.
		const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
		try {
			const {size} = await handle.stat();
			if (size > most) {
				throw refuse(`is too large: ${bytes(size)}, and ${bytes(most)} is the most`);
			}

			const buffer = await handle.readFile();
			const text = new TextDecoder('utf-8', {fatal: true}).decode(buffer);
			if (text.includes('\u0000')) {
				throw refuse('is no text');
			}

			return clean(text);
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (error instanceof LisaError) {
			throw error;
		}

		throw refuse(error instanceof TypeError ? 'is no text' : 'cannot be read', error);
	}
}

/** @returns The names that go on from what is written, folders with a slash at their end; hidden ones only where a dot is written. At most 200. */
export async function namesFrom(written: string): Promise<string[]> {
	const folder = written.slice(0, written.lastIndexOf('/') + 1);
	const start = written.slice(folder.length);
	const entries = await readdir(resolved(folder === '' ? '.' : folder), {withFileTypes: true}).catch(() => []);
	return entries
		.filter(({name}) => name.startsWith(start) && (start !== '' || !name.startsWith('.')) && clean(name) === name && !/[\n\t"]/u.test(name))
		.map(entry => folder + entry.name + (entry.isDirectory() ? '/' : ''))
		.sort((a, b) => a.localeCompare(b))
		.slice(0, 200);
}

function resolved(name: string): string {
	return path.resolve(name.startsWith('~/') || name === '~' ? path.join(os.homedir(), name.slice(1)) : name);
}
