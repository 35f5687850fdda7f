import {guessTokens, splitAttachments} from '../../core/attachments.ts';
import {integer} from '../../core/format.ts';
import {cleanLine} from '../../core/text.ts';
import {cut} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {wrapped} from './markdown/wrap.ts';

/**
What the user said, as it was written; a file that went with it is a line with its size.

@param message Clean.
*/
export function userLines(message: string, width: number, theme: Theme): string[] {
	const {text, files} = splitAttachments(message);
	const named = files.map(file => theme.dim(cut(`@${cleanLine(file.path)} (${integer(guessTokens(file.text))} tokens ≈)`, width, theme.glyphs.ellipsis)));
	return [...wrapped(text, width).map(line => theme.strong(line)), ...named];
}
