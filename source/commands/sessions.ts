import process from 'node:process';
import type {SearchHit, SessionSummary} from '../core/chat.ts';
import {LisaError} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import type {Command, Outcome} from '../core/protocol.ts';
import {clean, cleanLine} from '../core/text.ts';
import {connect} from '../host/client.ts';
import {askPerson, isYes} from './ask-person.ts';
import {findSession} from './find-session.ts';

type Flags = {readonly json: boolean; readonly out?: string};

/**
Lists the conversations, finds words in them, writes one out or deletes one. No model is loaded for it.

@throws {LisaError} `usage` and `session-missing`.
*/
export async function sessions([first, ...rest]: readonly string[], flags: Flags): Promise<void> {
	switch (first) {
	case 'export': {
		await exportSession(rest.join(' '), flags);

	break;
	}

	case 'rm': {
		await removeSession(rest.join(' '));

	break;
	}

	case undefined: {
		const {sessions: all = []} = await ask({type: 'sessions'});
		print(all, flags, sessionLine, 'No conversation has been saved yet: run lisa and ask something.');

	break;
	}

	default: {
		const words = [first, ...rest].join(' ');
		const {hits = []} = await ask({type: 'search', words});
		print(hits, flags, hitLine, `No message has “${words}”.`);
	}
	}
}

async function ask(command: Command): Promise<Outcome> {
	const client = await connect({kind: 'command'});
	try {
		return await client!.command(command);
	} finally {
		client!.close();
	}
}

function print<Row>(rows: readonly Row[], {json}: Flags, line: (row: Row) => string, empty: string): void {
	process.stdout.write(json ? JSON.stringify(rows) + '\n' : rows.length === 0 ? clean(empty) + '\n' : rows.map(row => line(row) + '\n').join(''));
}

const day = new Intl.DateTimeFormat('en-CA', {year: 'numeric', month: '2-digit', day: '2-digit'});

function sessionLine({id, title, saved, messages}: SessionSummary): string {
	return `${cleanLine(id).slice(0, 8)}  ${day.format(saved)}  ${integer(messages).padStart(6)}  ${cleanLine(title)}`;
}

function hitLine({session, title, time, before, found, after}: SearchHit): string {
	return `${cleanLine(session).slice(0, 8)}  ${day.format(time)}  ${cleanLine(title)}: ${clean(`${before.slice(-30)}${found}${after.slice(0, 60)}`)}`;
}

function named(name: string, verb: string): string {
	if (name.trim() === '') {
		throw new LisaError(`lisa sessions ${verb} needs a conversation.`, {code: 'usage', hint: 'Name it by its title or id, as `lisa sessions` shows them.'});
	}

	return name;
}

/** Writes a conversation to a file, or to stdout where none is given. */
async function exportSession(name: string, {json, out}: Flags): Promise<void> {
	const {id} = await findSession(named(name, 'export'));
	const {text, file} = await ask({type: 'export', id, ...(json && {format: 'json'}), ...(out !== undefined && {folder: process.cwd(), file: out})});
	process.stdout.write(clean(text ?? `Written to ${file!}\n`));
}

/** Deletes a conversation once a person has said so. */
async function removeSession(name: string): Promise<void> {
	const {id, title, messages} = await findSession(named(name, 'rm'));
	const answer = await askPerson(`Delete “${cleanLine(title)}” and its ${integer(messages)} messages for good? [y/N] `);
	if (answer === undefined) {
		throw new LisaError('A conversation is deleted only when a person says so.', {code: 'usage', hint: 'Run `lisa sessions rm` in a terminal.'});
	}

	if (!isYes(answer)) {
		process.stdout.write('It is kept.\n');
		return;
	}

	await ask({type: 'delete', id});
	process.stdout.write('It is deleted.\n');
}
