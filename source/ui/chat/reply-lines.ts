import type {ReplyMessage} from '../../core/chat.ts';
import {clean} from '../../core/text.ts';
import {splitThinking, withoutHalfMark, type Stretch} from '../../core/thinking.ts';
import {widthOf} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {arrivals} from './markdown/late.ts';
import {markdownLines, MarkdownStream} from './markdown/markdown.ts';
import {thoughtLines} from './thought-lines.ts';
import {ThoughtStream} from './thought-stream.ts';

export type ReplyLinesOptions = {
	/** The reply is being written: its end is drawn as it is going to be, with a cursor. */
	readonly cursor: boolean;
	readonly unfolded: boolean;
};

/** What a model said and thought, as lines of at most `width` cells. */
export function replyLines(message: ReplyMessage, width: number, theme: Theme, {cursor, unfolded}: ReplyLinesOptions): string[] {
	const text = clean(message.text);
	const stretches = splitThinking(cursor ? withoutHalfMark(text) : text);
	const streams = cursor ? streamsOf(message.id, width, theme) : undefined;
	const first = stretches.findIndex(({kind}) => kind === 'thought');
	const lines: string[] = [];
	for (const [index, stretch] of stretches.entries()) {
		const drawn = stretch.kind === 'thought'
			? thoughtLines(stretch, index === first ? message.thought : undefined, width, theme, {live: cursor && stretch.open, unfolded, stream: streams && (streams.thoughts[index] ??= new ThoughtStream(width, theme))})
			: saidLines(stretch, index, streams, width, theme);
		if (drawn.length > 0) {
			lines.push(...(lines.length > 0 ? [''] : []), ...drawn);
		}
	}

	return cursor ? withCursor(lines, width, theme) : lines;
}

function saidLines({text}: Stretch, index: number, streams: Streams | undefined, width: number, theme: Theme): string[] {
	// Blank lines go, and blanks before the first word: four of them would make it code.
	const trimmed = text.replace(/^\s+/u, '');
	if (streams === undefined) {
		return markdownLines(trimmed.trimEnd(), width, theme);
	}

	streams.said[index] ??= new MarkdownStream(width, theme);
	return streams.said[index].lines(trimmed);
}

/** By the places of the stretches. */
type Streams = {readonly said: MarkdownStream[]; readonly thoughts: ThoughtStream[]};

/** The reply that is being written, with what of it stands already. */
let writing: {readonly key: string; readonly theme: Theme; readonly streams: Streams} | undefined;

function streamsOf(id: string, width: number, theme: Theme): Streams {
	const key = `${id} ${width} ${arrivals.count}`;
	if (writing?.key !== key || writing.theme !== theme) {
		writing = {key, theme, streams: {said: [], thoughts: []}};
	}

	return writing.streams;
}

function withCursor(lines: readonly string[], width: number, theme: Theme): string[] {
	const last = lines.at(-1);
	if (last === undefined) {
		return [theme.glyphs.cursor];
	}

	return widthOf(last) < width ? [...lines.slice(0, -1), last + theme.glyphs.cursor] : [...lines, theme.glyphs.cursor];
}
