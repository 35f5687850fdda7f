import type {Token, Tokens} from 'marked';
import type {Theme} from '../../theme.ts';
import {codeLines} from './code.ts';
import {inline} from './inline.ts';
import {listItems} from './list-items.ts';
import {tableLines} from './table.ts';
import {wrapped} from './wrap.ts';

/** Room that a quote or a list leaves for its text at least; where there is less it is not moved in. */
const narrowest = 8;

/**
Blocks of Markdown as lines of at most `width` cells. An empty line stands between two blocks where the text has one.

@param after The text of the block before the first one, if there is one.
*/
export function blockLines(tokens: readonly Token[], width: number, theme: Theme, after = ''): string[] {
	const lines: string[] = [];
	let before = after;
	for (const token of tokens) {
		if (token.type !== 'space') {
			const drawn = linesOf(token, width, theme);
			if (drawn.length > 0 && standsApart(before)) {
				lines.push('');
			}

			lines.push(...drawn);
		}

		before = token.type === 'space' ? before + token.raw : token.raw;
	}

	return lines;
}

/** @returns Whether an empty line goes between a text and the block that follows it. */
export function standsApart(before: string): boolean {
	return before.trim() !== '' && /\n[ \t]*\n[ \t]*$/u.test(before);
}

function linesOf(token: Tokens.Generic, width: number, theme: Theme): string[] {
	switch (token.type) {
		case 'heading': {
			const {depth, tokens} = token as unknown as Tokens.Heading;
			const style = depth <= 2 ? (text: string) => theme.strong(theme.accent(text)) : theme.strong;
			return wrapped((theme.styled ? '' : `${'#'.repeat(depth)} `) + inline(tokens, theme, style), width);
		}

		case 'code': {
			return codeLines(token as unknown as Tokens.Code, width, theme);
		}

		case 'list': {
			return listLines(token as unknown as Tokens.List, width, theme);
		}

		case 'table': {
			return tableLines(token as unknown as Tokens.Table, width, theme);
		}

		case 'blockquote': {
			const room = width - 2 < narrowest ? width : width - 2;
			const bar = room === width ? '' : `${theme.border(theme.glyphs.border.vertical)} `;
			return blockLines(token.tokens ?? [], room, theme).map(line => bar + line);
		}

		case 'hr': {
			return [theme.border(theme.glyphs.border.horizontal.repeat(width))];
		}

		case 'html':
		case 'def': {
			return wrapped(token.raw.trimEnd(), width);
		}

		default: {
			return wrapped(token.tokens === undefined ? token.raw.trimEnd() : inline(token.tokens, theme), width);
		}
	}
}

function listLines(list: Tokens.List, width: number, theme: Theme): string[] {
	const items = listItems(list, theme);
	const indent = Math.max(...items.map(({mark}) => mark.length)) + 1;
	const isNarrow = width - indent < narrowest;
	const room = isNarrow ? width : width - indent;
	return items.flatMap(({mark, tokens}, index) => {
		const lines = blockLines(tokens, room, theme);
		const gap = list.loose && index < items.length - 1 ? [''] : [];
		if (isNarrow) {
			return [...(lines.length > 0 ? wrapped(`${mark} ${lines[0]!}`, room) : [mark.slice(0, room)]), ...lines.slice(1), ...gap];
		}

		const first = theme.accent(mark.padStart(indent - 1));
		return [`${first} ${lines[0] ?? ''}`, ...lines.slice(1).map(line => (line === '' ? '' : ' '.repeat(indent) + line)), ...gap];
	});
}
