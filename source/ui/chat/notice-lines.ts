import {cleanLine} from '../../core/text.ts';
import type {Notice} from '../../core/view.ts';
import {cut} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {wrapped} from './markdown/wrap.ts';

/** More than this would hide too much of the conversation. */
const mostLines = 3;

/** Blanks on both sides, with the sign of a warning or an error among them. */
const margin = 3;

/**
What LISA says where it is too long for the status bar: what happened and what to type next, in as many lines as that takes, up to three.
*/
export function noticeLines({level, text, hint}: Notice, width: number, theme: Theme): string[] {
	const {style, sign} = {
		error: {style: theme.danger, sign: theme.glyphs.danger},
		warning: {style: theme.warning, sign: theme.glyphs.warning},
		info: {style: theme.accent, sign: ' '},
	}[level];
	const room = Math.max(1, width - 2 * margin + 2);
	const lines = wrapped(cleanLine(hint === undefined ? text : `${text} ${hint}`), room);
	const rest = lines.slice(mostLines - 1).join(' ');
	const shown = lines.length > mostLines ? [...lines.slice(0, mostLines - 1), cut(rest, room, theme.glyphs.ellipsis)] : lines;
	return shown.map((line, index) => ` ${index === 0 ? style(sign) : ' '} ${style(line)}`);
}
