import {LisaError} from '../../core/errors.ts';
import {newSession} from '../conversation.ts';
import type {Handlers, Parts} from './handler.ts';

/** Commands about what is said and kept. */
export function conversationHandlers({answering, board, comparing, conversation, fetching, maker, keeper, store, watch}: Parts): Handlers<'send' | 'regenerate' | 'stop' | 'new' | 'sessions' | 'open' | 'draft'> {
	const answerNext = () => {
		watch.start();
		answering.answerNext();
	};

	/** What runs is stopped before another conversation takes the place of this one. */
	const settle = async () => {
		comparing.stop();
		answering.stop();
		await answering.idle();
	};

	return {
		send({text}) {
			if (text.trim() === '') {
				throw new LisaError('There is nothing to send.', {code: 'empty-prompt'});
			}

			conversation.say(text);
			answerNext();
		},
		regenerate() {
			if (answering.running) {
				throw new LisaError('A reply is running.', {code: 'busy'});
			}

			if (conversation.retract() === undefined && !conversation.awaitsReply) {
				throw new LisaError('There is no reply to make again.', {code: 'empty-prompt'});
			}

			answerNext();
		},
		stop() {
			// What was asked last goes first, and what it was asked beside goes on.
			if (!comparing.stop() && !keeper.cancelSwap() && !answering.stop() && !maker.stop() && !keeper.cancelLoad()) {
				fetching.stop();
			}
		},
		async new() {
			await settle();
			conversation.open(newSession());
		},
		sessions() {
			board.publish({type: 'sessions', sessions: store.list()});
		},
		async open({id}) {
			const session = store.open(id);
			if (session === undefined) {
				throw new LisaError('That conversation is no longer there.', {code: 'session-missing', hint: 'Open another one with /open.'});
			}

			if (session.id !== conversation.session.id) {
				await settle();
				conversation.open(session);
			}
		},
		draft({text}) {
			store.note('draft', text);
		},
	};
}
