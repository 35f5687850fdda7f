import type {Tokens} from 'marked';
import wrapAnsi from 'wrap-ansi';
import {cleanLine} from '../../../core/text.ts';
import {cut, widthOf} from '../../frame/width.ts';
import type {Theme} from '../../theme.ts';
import {highlighted} from './highlight.ts';

/** Code narrower than this is not moved in. */
const narrowest = 12;

/**
A block of code between two lines, the upper with its language. A long line is broken, with a sign where it goes on: nothing is hidden, and what is copied has no frame around it. The lower line is missing while the block is still being written.
*/
export function codeLines({text, lang, raw, codeBlockStyle}: Tokens.Code, width: number, theme: Theme): string[] {
	const body = codeBody(text, lang, width, theme);
	return codeBlockStyle === 'indented' ? body : [codeHead(lang, width, theme), ...body, ...(isClosed(raw) ? [edge('', width, theme)] : [])];
}

/**
The line above a block.

@param info What stands behind the fence.
*/
export function codeHead(info: string | undefined, width: number, theme: Theme): string {
	return edge(languageOf(info), width, theme);
}

/** The code itself, coloured and broken. */
export function codeBody(code: string, info: string | undefined, width: number, theme: Theme): string[] {
	const indent = width < narrowest ? '' : '  ';
	const room = width - indent.length;
	return highlighted(code.replaceAll('\t', ' '.repeat(4)), languageOf(info), theme).flatMap(line => broken(line, room, theme)).map(line => (line === '' ? '' : indent + line));
}

function languageOf(info = ''): string {
	return cleanLine(info).split(/[\s,{]/u, 1)[0]!.toLowerCase();
}

function edge(label: string, width: number, theme: Theme): string {
	const {horizontal} = theme.glyphs.border;
	const name = label === '' ? '' : cut(label, Math.max(0, width - 2), theme.glyphs.ellipsis);
	return name === '' ? theme.border(horizontal.repeat(width)) : `${theme.dim(name)} ${theme.border(horizontal.repeat(Math.max(0, width - widthOf(name) - 1)))}`;
}

function isClosed(raw: string): boolean {
	const mark = /^ *(`{3,}|~{3,})/u.exec(raw)?.[1];
	return mark !== undefined && raw.trimEnd().includes('\n') && raw.trimEnd().endsWith(mark);
}

/** Broken at the cell: a word of code must not look like two. */
function broken(line: string, width: number, theme: Theme): string[] {
	if (widthOf(line) <= width) {
		return [line];
	}

	const mark = theme.dim(theme.glyphs.continued);
	const room = Math.max(1, width - 2);
	const parts = wrapAnsi(line, room, {hard: true, trim: false, wordWrap: false}).split('\n');
	return parts.map((part, index) => (index === 0 ? part : `${width > 4 ? `${mark} ` : ''}${part}`));
}
