import {splitAttachments} from '../../core/attachments.ts';
import type {Message, ReplyMessage} from '../../core/chat.ts';
import {integer} from '../../core/format.ts';
import {clean, cleanLine} from '../../core/text.ts';
import type {View} from '../../core/view.ts';
import type {AppEvent, AppState} from '../state.ts';
import {compareSaid, foundSaid, samplingSaid, statsSaid} from './lists-said.ts';
import {modelSaid} from './model-said.ts';
import {noticesSaid} from './notices-said.ts';
import type {Prompt} from './prompt.ts';
import {figuresSaid, saidOf} from './reply-said.ts';
import {ReplyVoice} from './reply-voice.ts';

/**
Tells what happens, as lines: each reply as it comes, what LISA says, and what becomes of the model.
*/
export class Teller {
	readonly #prompt: Pick<Prompt, 'tell' | 'line'>;
	/** The reply being told. */
	#reply: {readonly id: string; readonly voice: ReplyVoice; readonly unfolded: boolean} | undefined;
	/** What was sent from here last: it need not be told again. */
	sent: string | undefined;
	/** Something was sent, and nothing has come of it yet. */
	isAwaiting = false;

	constructor(prompt: Pick<Prompt, 'tell' | 'line'>) {
		this.#prompt = prompt;
	}

	/** Whether a reply runs or is about to: no prompt is shown meanwhile. */
	get isBusy(): boolean {
		return this.isAwaiting || this.#reply !== undefined;
	}

	say(lines: readonly string[]): void {
		for (const line of lines) {
			this.#prompt.line(line);
		}
	}

	/** Takes in what an event changed. */
	hear(event: AppEvent, before: AppState, after: AppState): void {
		if (event.type === 'link') {
			this.say(['LISA: The host ended; it is started again.']);
			return;
		}

		if (event.type === 'host' || event.type === 'attached') {
			this.#conversation(before.view, after);
			this.say(modelSaid(before.view, after.view));
			if (after.view.compare !== undefined && after.view.compare !== before.view.compare) {
				this.say(compareSaid(after.view.compare));
			}
		}

		const notices = noticesSaid(event);
		if (notices.length > 0) {
			this.isAwaiting = false;
			this.say(notices);
		}

		if (after.dialog !== undefined && after.dialog !== before.dialog) {
			this.say(dialogSaid(after));
		}
	}

	/** Tells the last message and its answer again. */
	again({view: {session}, unfolded}: AppState): void {
		const question = session.messages.findLast(({role}) => role === 'user');
		const answer = session.messages.at(-1);
		this.say([question === undefined ? 'Nothing has been said yet.' : questionSaid(question.text)]);
		if (answer?.role === 'model' && this.#reply === undefined) {
			this.#whole(answer, unfolded);
		}
	}

	#conversation(before: View, {view, unfolded}: AppState): void {
		const {session} = view;
		this.#goOn(session.messages);
		if (session.id !== before.session.id) {
			const {messages, title} = session;
			this.say([messages.length === 0 ? 'LISA: A new conversation. Type /help to hear every word.' : `LISA: “${cleanLine(title)}”, ${integer(messages.length)} messages. Type /end to hear the last one.`]);
			this.#begin(messages.at(-1), undefined, unfolded);
			return;
		}

		if (session.messages === before.session.messages) {
			return;
		}

		const known = new Map(before.session.messages.map(message => [message.id, message]));
		for (const message of session.messages) {
			const old = known.get(message.id);
			if (message.role === 'user') {
				if (old === undefined && splitAttachments(message.text).text.trim() !== this.sent?.trim()) {
					this.say([questionSaid(message.text)]);
				}
			} else if (message.ending === 'running') {
				this.#begin(message, old?.role === 'model' ? old : undefined, unfolded);
			} else if (old === undefined) {
				this.#whole(message, unfolded);
			}
		}
	}

	#begin(message: Message | undefined, old: ReplyMessage | undefined, unfolded: boolean): void {
		if (message?.role === 'model' && message.ending === 'running' && this.#reply === undefined) {
			this.isAwaiting = false;
			this.#reply = {id: message.id, unfolded, voice: new ReplyVoice(old === undefined ? '' : saidOf(old, unfolded).trimEnd())};
			this.#goOn([message]);
		}
	}

	#goOn(messages: readonly Message[]): void {
		if (this.#reply === undefined) {
			return;
		}

		const {id, voice, unfolded} = this.#reply;
		const message = messages.findLast(candidate => candidate.id === id);
		if (message?.role !== 'model') {
			this.#reply = undefined;
			return;
		}

		const said = saidOf(message, unfolded);
		if (message.ending === 'running') {
			this.#prompt.tell(voice.more(said));
			return;
		}

		this.#reply = undefined;
		this.#prompt.tell(voice.end(said));
		this.say(figuresSaid(message));
	}

	#whole(message: ReplyMessage, unfolded: boolean): void {
		this.isAwaiting = false;
		this.#prompt.tell(new ReplyVoice().end(saidOf(message, unfolded)));
		this.say(figuresSaid(message));
	}
}

/** The names of files stand in the text; what is in them is not told. */
function questionSaid(text: string): string {
	return `You: ${clean(splitAttachments(text).text)}`;
}

function dialogSaid({dialog, stats, sampling, found}: AppState): string[] {
	if (dialog?.kind === 'stats' && stats !== undefined) {
		return statsSaid(stats);
	}

	if (dialog?.kind === 'settings' && sampling !== undefined) {
		return samplingSaid(sampling);
	}

	return dialog?.kind === 'search' && found !== undefined ? foundSaid(found) : [];
}
