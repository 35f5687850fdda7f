import wrapAnsi from 'wrap-ansi';
import type {Message, ReplyMessage} from '../../core/chat.ts';
import {bytes, decimal, integer, milliseconds} from '../../core/format.ts';
import {clean, cleanLine} from '../../core/text.ts';
import type {Glyphs} from '../frame/glyphs.ts';
import {cut} from '../frame/width.ts';
import type {Theme} from '../theme.ts';

const indent = '  ';

/** How a reply ended, in words; nothing where it ended by itself. */
const endings: Readonly<Record<ReplyMessage['ending'], string>> = {
	running: '',
	end: '',
	context: 'the context is full',
	limit: 'stopped at the token limit',
	cancelled: 'stopped',
	failed: 'failed',
};

/**
A message as lines of at most `width` cells, with an empty line after it.

@param cursor Drawn at the end of a reply that is running.
*/
export function messageLines(message: Message, width: number, theme: Theme, cursor = false): string[] {
	const room = Math.max(1, width - 4);
	const text = clean(message.text);
	if (message.role === 'user') {
		const lines = wrapped(text, room);
		return [...lines.map((line, index) => indent + (index === 0 ? theme.accent(theme.glyphs.prompt) : ' ') + ' ' + theme.strong(line)), ''];
	}

	const body = text === '' && !cursor ? [] : wrapped(text.trimStart() + (cursor ? theme.glyphs.cursor : ''), room);
	const lines = body.map(line => indent + line);
	const foot = footLines(message, room, theme);
	return [...lines, ...(foot.length > 0 && lines.length > 0 ? [''] : []), ...foot.map(line => indent + line), ''];
}

/** Wrapped by words; a single line is wrapped at most once, however often the text around it grows. */
export function wrapped(text: string, width: number): string[] {
	return text.split('\n').flatMap(line => wrapLine(line, width));
}

const cache = new Map<string, readonly string[]>();

function wrapLine(line: string, width: number): readonly string[] {
	if (line.length <= width && /^[\u0020-\u007E]*$/u.test(line)) {
		return [line];
	}

	const key = `${width} ${line}`;
	const known = cache.get(key);
	if (known !== undefined) {
		return known;
	}

	if (cache.size > 2000) {
		cache.clear();
	}

	const lines = wrapAnsi(line.replaceAll('\t', ' '.repeat(4)), width, {hard: true, trim: false}).split('\n').map((part, index) => (index === 0 ? part : part.trimStart()).trimEnd());
	cache.set(key, lines);
	return lines;
}

function footLines(reply: ReplyMessage, width: number, theme: Theme): string[] {
	if (reply.ending === 'running') {
		return [];
	}

	const lines: string[] = [];
	if (reply.problem !== undefined) {
		const {message, hint} = reply.problem;
		lines.push(...wrapped(clean(message), width).map(line => theme.danger(line)), ...wrapped(clean(hint), width).map(line => theme.dim(line)));
	}

	const figures = replyFigures(reply, theme.glyphs);
	return figures === '' ? lines : [...lines, theme.dim(cut(figures, width, theme.glyphs.ellipsis))];
}

/**
@returns What a reply took, as in `Q4_K_M · 96 tok · TTFT 312 ms · 42.7 tok/s · p99 31.0 ms`.
*/
export function replyFigures({timings, rungs, ending, peakMemory}: ReplyMessage, {dot, arrow}: Pick<Glyphs, 'dot' | 'arrow'>): string {
	// What a person must know comes first: a narrow pane cuts the end.
	const parts = [endings[ending], rungs.map(rung => cleanLine(rung)).join(` ${arrow} `)];
	if (timings !== undefined) {
		parts.push(`${integer(timings.predicted_n)} tok`, `TTFT ${milliseconds(timings.ttft_ms)} ms`);
		if (timings.predicted_n > 1) {
			parts.push(`${decimal(timings.predicted_per_second)} tok/s`, `p99 ${milliseconds(timings.itl_ms.p99)} ms`);
		}
	}

	if (peakMemory !== undefined) {
		parts.push(`peak ${bytes(peakMemory)}`);
	}

	return parts.filter(part => part !== '').join(` ${dot} `);
}
