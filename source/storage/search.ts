import type {DatabaseSync} from 'node:sqlite';
import type {SearchHit} from '../core/chat.ts';
import {clean, cleanLine} from '../core/text.ts';
import type {Row} from './row.ts';
import {searchQuery} from './search-query.ts';

/** What FTS5 puts around a word it found; taken out of the text by `clean`. */
const begin = '\u0002';
const end = '\u0003';

/** Letters shown before and after what was found. */
const around = 60;

/**
Finds words in every message, the newest first. A word also matches where it is the beginning of one.

@param most Hits at most: there may be more.
*/
export function search(database: DatabaseSync, typed: string, most: number): SearchHit[] {
	const {match, like, signs} = searchQuery(typed);
	if (match === '' && like.length === 0) {
		return [];
	}

	const allOf = (column: string, count: number) => Array.from({length: count}, () => String.raw`${column} LIKE ? ESCAPE '\'`).join(' AND ');
	// What may have the signs, by the little that is kept of each message for that, before its text is read. (`CROSS` and `+`: in this order.)
	const from = match === '' ? 'signs CROSS JOIN messages ON messages.number = signs.number' : 'words JOIN messages ON messages.number = words.rowid';
	const conditions = [
		...(match === '' ? [] : ['words MATCH ?']),
		...(like.length === 0 ? [] : [match === '' ? allOf('signs.text', like.length) : `+words.rowid IN (SELECT number FROM signs WHERE ${allOf('text', like.length)})`, allOf('messages.text', like.length)]),
	];
	const shown = match === '' ? 'messages.text' : `snippet(words, 0, '${begin}', '${end}', '…', 24)`;
	const order = match === '' ? 'signs.number' : 'words.rowid';
	const rows = database.prepare(`
		SELECT messages.id, messages.session, messages.role, messages.time, ${shown} AS shown, sessions.title
		FROM ${from} JOIN sessions ON sessions.id = messages.session
		WHERE ${conditions.join(' AND ')} ORDER BY ${order} DESC LIMIT ?
	`).all(...(match === '' ? [] : [match]), ...signs, ...like, most) as Row[];
	return rows.map(row => ({
		session: String(row['session']),
		title: String(row['title']),
		message: String(row['id']),
		role: row['role'] === 'user' ? 'user' : 'model',
		time: Number(row['time']),
		...(match === '' ? cutAround(String(row['shown']), typed) : cutAtMarks(String(row['shown']))),
	}));
}

type Excerpt = Pick<SearchHit, 'before' | 'found' | 'after'>;

function cutAtMarks(text: string): Excerpt {
	const start = text.indexOf(begin);
	const stop = text.indexOf(end, start);
	return start === -1 || stop === -1 ? excerpt(text, 0, 0) : excerpt(text, start, stop);
}

function cutAround(text: string, typed: string): Excerpt {
	const [first = ''] = typed.trim().split(/\s+/u, 1);
	const start = Math.max(0, text.toLowerCase().indexOf(first.toLowerCase()));
	return excerpt(text, start, start + first.length);
}

/** Spaces at the seams are kept, so that the three parts read as one line. */
function excerpt(text: string, start: number, stop: number): Excerpt {
	const line = (part: string) => clean(part).replaceAll(/\s+/gu, ' ');
	return {before: line(text.slice(Math.max(0, start - around), start)).trimStart(), found: cleanLine(text.slice(start, stop)), after: line(text.slice(stop, stop + around * 2)).trimEnd()};
}
