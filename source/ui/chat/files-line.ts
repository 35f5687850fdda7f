import {mentions} from '../../core/attachments.ts';
import {integer} from '../../core/format.ts';
import {cleanLine} from '../../core/text.ts';
import {cut} from '../frame/width.ts';
import type {Theme} from '../theme.ts';

/** A file that a message names, as it stands there: its path and about how many tokens it has, or why it cannot go with the message. */
export type NamedFile = {readonly name: string} & ({readonly path: string; readonly tokens: number} | {readonly problem: string});

/**
What goes with the message, on one line: each file with a guess of its tokens.

@param context Tokens that the model holds, where it is known: what is more than that is told apart.
@returns `undefined` where the message names no file any more.
*/
export function filesLine(files: readonly NamedFile[], {text, width, context, theme}: {readonly text: string; readonly width: number; readonly context?: number; readonly theme: Theme}): string | undefined {
	const named = new Set(mentions(text));
	const shown = files.filter(({name}) => named.has(name));
	if (shown.length === 0) {
		return undefined;
	}

	const total = shown.reduce((sum, file) => sum + ('tokens' in file ? file.tokens : 0), 0);
	const words = shown.map(file => ('tokens' in file ? theme.dim(`@${cleanLine(file.path)} about ${integer(file.tokens)} ${file.tokens === 1 ? 'token' : 'tokens'}`) : theme.warning(cleanLine(file.problem))));
	if (shown.length > 1) {
		words.push(theme.dim(`together about ${integer(total)}`));
	}

	// First what matters most: the line may be cut at its end.
	const more = context !== undefined && total > context ? [theme.danger(`more than the context of ${integer(context)}`)] : [];
	return `   ${cut([...more, ...words].join('  '), width - 3, theme.glyphs.ellipsis)}`;
}
