import type {DatabaseSync} from 'node:sqlite';
import {splitAttachments} from '../core/attachments.ts';
import type {PastInput} from '../core/chat.ts';
import type {Row} from './row.ts';

/** Characters of all that is found: what follows is older. */
const mostText = 500_000;

/**
Finds what was sent in any conversation, the newest first and each text once. Letter case does not count; files that went with a message are not looked into.

@param most Texts at most.
*/
export function inputs(database: DatabaseSync, words: string, most: number): PastInput[] {
	const wanted = words.toLowerCase();
	// SQLite knows the case of ASCII letters only: any other sign may be any here, and is looked at below.
	const pattern = `%${words.replaceAll(/[\\%_]/gu, String.raw`\$&`).replaceAll(/[^\u0000-\u007F]/gu, '_')}%`;
	const rows = database.prepare(String.raw`
		SELECT messages.text, sessions.title FROM messages JOIN sessions ON sessions.id = messages.session
		WHERE messages.role = 'user' AND messages.text LIKE ? ESCAPE '\' ORDER BY messages.number DESC
	`).iterate(pattern) as Iterable<Row>;
	const found = new Map<string, PastInput>();
	let length = 0;
	for (const row of rows) {
		const {text} = splitAttachments(String(row['text']));
		if (found.has(text) || !text.toLowerCase().includes(wanted)) {
			continue;
		}

		found.set(text, {text, title: String(row['title'])});
		length += text.length;
		if (found.size === most || length > mostText) {
			break;
		}
	}

	return [...found.values()];
}
