import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {LisaError} from '../../core/errors.ts';
import {clean} from '../../core/text.ts';

/**
Opens a message in the user's editor (`VISUAL`, `EDITOR`, otherwise vi) and waits until it is left. The file can be read by its owner only and goes afterwards.

@returns The message as the editor left it.
@throws {LisaError} Where the editor is not there, or ended with an error: the message is then as it was.
*/
export async function editText(text: string, env: Readonly<Record<string, string | undefined>> = process.env): Promise<string> {
	const editor = env['VISUAL'] || env['EDITOR'] || 'vi';
	const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-'));
	const file = path.join(folder, 'message.md');
	try {
		writeFileSync(file, text, {mode: 0o600});
		const {code, signal} = await runEditor(editor, file, env);
		if (code === 127 || code === 126) {
			throw new LisaError(`The editor ${editor} is not there.`, {code: 'usage', hint: 'Set EDITOR to one that is, as in EDITOR=nano lisa. Your message is as it was.'});
		}

		if (code !== 0) {
			throw new LisaError(`The editor ended with ${signal ?? `code ${String(code)}`}.`, {code: 'usage', hint: 'Your message is as it was.'});
		}

		return clean(readFileSync(file, 'utf8')).replace(/\n$/u, '');
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}

/** Through a shell, as git does it: the variable may have arguments. */
async function runEditor(editor: string, file: string, env: Readonly<Record<string, string | undefined>>): Promise<{code: number | undefined; signal?: string}> {
	return new Promise(resolve => {
		const child = process.platform === 'win32'
			? spawn(`${editor} "${file}"`, {stdio: 'inherit', shell: true, env})
			: spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', file], {stdio: 'inherit', env});
		// The keys of the editor are not LISA's: Ctrl+C in it ends neither.
		const ignore = () => {};
		process.on('SIGINT', ignore);
		child.once('error', () => {
			process.off('SIGINT', ignore);
			resolve({code: 127});
		});
		child.once('exit', (code, signal) => {
			process.off('SIGINT', ignore);
			resolve({code: code ?? undefined, ...(signal && {signal})});
		});
	});
}
