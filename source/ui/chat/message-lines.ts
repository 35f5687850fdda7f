import type {Message, ReplyMessage} from '../../core/chat.ts';
import {bytes, decimal, integer, milliseconds} from '../../core/format.ts';
import {clean, cleanLine} from '../../core/text.ts';
import type {Glyphs} from '../frame/glyphs.ts';
import {cut} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {wrapped} from './markdown/wrap.ts';
import {replyLines} from './reply-lines.ts';
import {userLines} from './user-lines.ts';

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
@param unfolded Whether what was thought is shown.
*/
export function messageLines(message: Message, width: number, theme: Theme, cursor = false, unfolded = false): string[] {
	const room = Math.max(1, width - 4);
	if (message.role === 'user') {
		const lines = userLines(clean(message.text), room, theme);
		const place = message.branch === undefined ? [] : [`${indent}  ${theme.dim(branchWords(message))}`];
		return [...lines.map((line, index) => indent + (index === 0 ? theme.accent(theme.glyphs.prompt) : ' ') + ' ' + line), ...place, ''];
	}

	const body = replyLines(message, room, theme, {cursor, unfolded});
	const lines = body.map(line => (line === '' ? '' : indent + line));
	const foot = footLines(message, room, theme);
	return [...lines, ...(foot.length > 0 && lines.length > 0 ? [''] : []), ...foot.map(line => indent + line), ''];
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

/** @returns Which one of several a message is, as in `2/3`. */
function branchWords({branch}: Message): string {
	return branch === undefined ? '' : `${branch.index}/${branch.count}`;
}

/**
@returns What a reply took, as in `Q4_K_M · 96 tok · TTFT 312 ms · 42.7 tok/s · p99 31.0 ms`.
*/
export function replyFigures(reply: ReplyMessage, {dot, arrow}: Pick<Glyphs, 'dot' | 'arrow'>): string {
	const {timings, rungs, ending, peakMemory, energy} = reply;
	// What a person must know comes first: a narrow pane cuts the end.
	const parts = [endings[ending], branchWords(reply), rungs.map(rung => cleanLine(rung)).join(` ${arrow} `)];
	if (timings !== undefined) {
		parts.push(`${integer(timings.predicted_n)} tok`, `TTFT ${milliseconds(timings.ttft_ms)} ms`);
		if (timings.predicted_n > 1) {
			parts.push(`${decimal(timings.predicted_per_second)} tok/s`, `p99 ${milliseconds(timings.itl_ms.p99)} ms`);
		}
	}

	if (peakMemory !== undefined) {
		parts.push(`peak ${bytes(peakMemory)}`);
	}

	if (energy !== undefined && timings !== undefined && timings.predicted_n > 0) {
		parts.push(`${decimal(energy / timings.predicted_n)} J/tok`);
	}

	return parts.filter(part => part !== '').join(` ${dot} `);
}
