import process from 'node:process';
import {lastCodeBlock} from '../../core/code-blocks.ts';
import {integer} from '../../core/format.ts';
import {clean} from '../../core/text.ts';
import {splitThinking} from '../../core/thinking.ts';
import {clipboardSequence, isClipboardKnown} from '../clipboard.ts';
import {copyToTmux} from '../tmux-buffer.ts';
import type {Context} from './context.ts';
import {refuse, tell} from './tell.ts';

/** Copies the last answer: what was said, not what was thought. */
export function copyAnswer(context: Context): boolean {
	return copy(lastAnswer(context), 'There is no answer to copy yet.', context);
}

/** Copies the last block of code, of whichever answer has one. */
export function copyCode(context: Context): boolean {
	const {messages} = context.store.get().view.session;
	let code: string | undefined;
	for (let index = messages.length - 1; index >= 0 && code === undefined; index--) {
		code = messages[index]!.role === 'model' ? lastCodeBlock(clean(messages[index]!.text)) : undefined;
	}

	return copy(code, 'There is no code to copy in this conversation.', context);
}

function lastAnswer({store}: Context): string | undefined {
	const last = store.get().view.session.messages.findLast(message => message.role === 'model' && message.text.trim() !== '');
	return last && splitThinking(clean(last.text)).filter(({kind}) => kind !== 'thought').map(({text}) => text).join('').trim();
}

/** What reaches the clipboard for certain is only sent there; anything else is kept in a file too. */
function copy(text: string | undefined, missing: string, context: Context): boolean {
	if (text === undefined || text === '') {
		refuse(context, missing, 'Ask something first.');
		return false;
	}

	const sequence = clipboardSequence(text, process.env);
	if (sequence !== undefined && isClipboardKnown(process.env)) {
		context.write(sequence);
		tell(context, `Copied ${integer(text.length)} characters.`);
		return true;
	}

	void (async () => {
		const tmux = process.env['TMUX'] ? await copyToTmux(text, sequence !== undefined) : undefined;
		const sent = tmux === undefined ? sequence !== undefined : tmux.sent || tmux.passes;
		if (sequence !== undefined && !tmux?.sent) {
			context.write(sequence);
		}

		const kept = await context.face.ask({type: 'keep-copy', text});
		if (kept?.file !== undefined) {
			tell(context, ...copyWords({sent, isLong: sequence === undefined, inTmux: tmux !== undefined, file: kept.file}));
		}
	})();

	return true;
}

/** Where it is now, and nothing that may not have happened. */
function copyWords({sent, isLong, inTmux, file}: {readonly sent: boolean; readonly isLong: boolean; readonly inTmux: boolean; readonly file: string}): [text: string, hint?: string] {
	if (inTmux) {
		const where = sent ? 'Copied to tmux’s buffer, and sent to the terminal’s clipboard.' : isLong ? 'Copied to tmux’s buffer; too long for the terminal’s clipboard.' : 'Copied to tmux’s buffer; tmux passes nothing on to the terminal.';
		return [where, `tmux’s ] key pastes it; it is kept in ${file} too.`];
	}

	return [isLong ? `Too long for the clipboard of a terminal; it is in ${file}` : `Sent to the terminal’s clipboard, and kept in ${file}`];
}
