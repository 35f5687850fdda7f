import type {ReplyMessage} from '../../core/chat.ts';
import {clean} from '../../core/text.ts';
import {splitThinking, withoutHalfMark} from '../../core/thinking.ts';
import {replyFigures} from '../chat/message-lines.ts';

/**
@param unfolded Whether what was thought is told too.
@returns What of a reply is told, in Markdown.
*/
export function saidOf({text, ending}: ReplyMessage, unfolded: boolean): string {
	const safe = clean(text);
	const stretches = splitThinking(ending === 'running' ? withoutHalfMark(safe) : safe);
	return stretches
		.filter(({kind}) => unfolded || kind === 'said')
		.map(stretch => stretch.kind === 'said' ? stretch.text.trimStart() : `Thought:\n${stretch.text.trim()}${stretch.open ? '' : '\nEnd of thought.'}`)
		.join('\n\n');
}

/** @returns What is told after a reply: what went wrong, and what it took. */
export function figuresSaid(reply: ReplyMessage): string[] {
	const {problem} = reply;
	const figures = replyFigures(reply, {dot: ',', arrow: 'then'}).replaceAll(' , ', ', ');
	return [
		...(problem === undefined ? [] : [`LISA: ${clean(problem.message)} ${clean(problem.hint)}`]),
		...(figures === '' ? [] : [`LISA: ${figures}`]),
	];
}
