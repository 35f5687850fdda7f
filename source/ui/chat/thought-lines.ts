import type {ReplyMessage} from '../../core/chat.ts';
import {decimal, integer} from '../../core/format.ts';
import {keyLabel, keymap} from '../../core/keymap.ts';
import type {Stretch} from '../../core/thinking.ts';
import {cut} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {thoughtBody, type ThoughtStream} from './thought-stream.ts';

const foldKey = keymap.find(({command}) => command === 'fold')!.keys[0];

export type ThoughtLinesOptions = {
	/** It is being thought. */
	readonly live: boolean;
	readonly unfolded: boolean;
	/** Where the reply is being written: what of the thought stands already. */
	readonly stream?: ThoughtStream;
};

/**
What a model thought: one line that says how much, with the text under it while it is thought or where it is unfolded.

@param took Absent where nobody measured it.
*/
export function thoughtLines({text, open}: Stretch, took: ReplyMessage['thought'], width: number, theme: Theme, {live, unfolded, stream}: ThoughtLinesOptions): string[] {
	const {dot} = theme.glyphs;
	const key = keyLabel(foldKey, theme.glyphs.name === 'ascii');
	const head = live
		? 'thinking'
		: [`thought${took === undefined ? '' : ` for ${integer(took.tokens)} tokens, ${decimal(took.milliseconds / 1000)} s`}${open ? ', not to the end' : ''}`, `${key} ${unfolded ? 'folds' : 'unfolds'}`].join(` ${dot} `);
	const body = live || unfolded ? (stream?.lines(text.trim()) ?? thoughtBody(text.trim(), width, theme)) : [];
	return [theme.dim(cut(head, width, theme.glyphs.ellipsis)), ...body];
}
