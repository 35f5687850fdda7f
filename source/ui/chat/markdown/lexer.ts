import type {Token} from 'marked';
import {Late} from './late.ts';

const marked = new Late(async () => import('marked'));

/** Reads the parser. It is asked for when the screen stands. */
export async function loadLexer(): Promise<void> {
	return marked.load();
}

/**
@param text Clean.
@returns The blocks of a Markdown text, or nothing while the parser is not there, or where the text is too much for it, as with a thousand quotes within each other.
*/
export function lex(text: string): readonly Token[] | undefined {
	const module = marked.get();
	if (module === undefined || tooDeep.test(text)) {
		return undefined;
	}

	try {
		return new module.Lexer({gfm: true}).lex(text);
	} catch {
		return undefined;
	}
}

/** Nobody reads what is nested so deep, and the parser takes time that grows with the square. */
const tooDeep = /^(?:[ \t]*>){40}|^[ \t]{80,}(?:[-*+]|\d+[.)]) |(?:\[[^[\]\n]{0,40}){200}/mu;
