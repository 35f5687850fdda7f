import {closeSync, fsyncSync, openSync, writeFileSync, writeSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {LisaError} from '../../core/errors.ts';
import {exportText, fileNameFrom, type Exported} from '../../core/export.ts';
import {presets, samplingRows} from '../../core/sampling.ts';
import {statsOf} from '../../core/stats.ts';
import {writeFailed} from '../write-failed.ts';
import {keepTheme} from '../kept-theme.ts';
import type {Handlers, Parts} from './handler.ts';

/** Commands about what belongs to a conversation, and what leaves it. */
export function keepingHandlers({conversation, store, tuning, copies}: Parts): Handlers<'system' | 'set' | 'preset' | 'sampling' | 'stats' | 'export' | 'keep-copy' | 'prefer'> {
	const exported = (id: string): Exported => {
		const session = id === conversation.session.id ? conversation.session : store.open(id);
		if (session === undefined || session.messages.length === 0) {
			throw new LisaError('There is nothing to write out yet.', {code: 'session-missing', hint: 'Ask something first.'});
		}

		const shown = new Set(session.messages.map(message => message.id));
		return {session, otherBranches: store.everything(id).filter(({message}) => !shown.has(message.id))};
	};

	return {
		system({text}) {
			conversation.about({system: text.trim() === '' ? undefined : text.trim()});
		},
		set({name, value}) {
			const row = samplingRows.find(({key}) => key === name);
			if (row === undefined || (value !== undefined && (value < row.least || value > row.most || (row.whole && !Number.isSafeInteger(value))))) {
				throw new LisaError('That setting is not understood.', {code: 'usage', hint: 'Type /set to see them all.'});
			}

			tuning.set({[row.key]: value});
			return {sampling: tuning.sampling};
		},
		preset({name}) {
			const {seed, maxTokens} = conversation.session.sampling ?? {};
			tuning.set({...presets[name], seed, maxTokens}, {});
			return {sampling: tuning.sampling};
		},
		sampling() {
			return {sampling: tuning.sampling, defaults: tuning.defaults};
		},
		stats() {
			return {stats: statsOf(store.everything(conversation.session.id).map(({message}) => message))};
		},
		export({id = conversation.session.id, folder, file, format}) {
			const wanted = format ?? (file?.toLowerCase().endsWith('.json') ? 'json' : 'markdown');
			const text = exportText(exported(id), wanted);
			if (folder === undefined) {
				return {text};
			}

			const ending = wanted === 'json' ? '.json' : '.md';
			return {file: file === undefined ? writeBeside(path.join(folder, fileNameFrom(conversation.session.title)), ending, text) : writeNew(path.resolve(folder, withHome(path.extname(file) === '' ? file + ending : file)), text)};
		},
		'keep-copy'({text}) {
			writeFileSync(copies, text, {mode: 0o600});
			return {file: copies};
		},
		prefer({name, value}) {
			store.note(name, value);
			if (name === 'theme') {
				keepTheme(value);
			}
		},
	};
}

function withHome(file: string): string {
	return /^~(?:$|[/\\])/u.test(file) ? os.homedir() + file.slice(1) : file;
}

/** Writes a file that is not there yet. */
function writeNew(file: string, text: string): string {
	try {
		const descriptor = openSync(file, 'wx', 0o600);
		try {
			writeSync(descriptor, text);
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new LisaError(`${file} is there already.`, {code: 'usage', hint: 'Nothing was written; give another name.'}) : writeFailed(file, error);
	}

	return file;
}

/** Writes under a name that nobody has: with a number where it is taken. */
function writeBeside(stem: string, ending: string, text: string): string {
	for (let number = 1; ; number++) {
		try {
			return writeNew(`${stem}${number === 1 ? '' : `-${number}`}${ending}`, text);
		} catch (error) {
			if (!(error instanceof LisaError && error.code === 'usage' && number < 1000)) {
				throw error;
			}
		}
	}
}
