import {LisaError} from '../../core/errors.ts';
import type {Handlers, Parts} from './handler.ts';

/** Commands about what is said and kept. */
export function conversationHandlers({answering, comparing, conversation, fetching, maker, keeper, tuning, watch, draft}: Parts): Handlers<'send' | 'regenerate' | 'continue' | 'undo' | 'branch' | 'stop' | 'draft'> {
	const answerNext = () => {
		watch.start();
		answering.answerNext();
	};

	const refuseWhileRunning = () => {
		if (answering.running) {
			throw new LisaError('A reply is running.', {code: 'busy'});
		}
	};

	return {
		send({text, instead}) {
			if (text.trim() === '') {
				throw new LisaError('There is nothing to send.', {code: 'empty-prompt'});
			}

			if (instead !== undefined) {
				refuseWhileRunning();
			}

			tuning.settle();
			conversation.say(text, instead);
			answerNext();
		},
		regenerate() {
			refuseWhileRunning();
			if (conversation.retract() === undefined && !conversation.awaitsReply) {
				throw new LisaError('There is no reply to make again.', {code: 'empty-prompt'});
			}

			answerNext();
		},
		continue() {
			refuseWhileRunning();
			const last = conversation.session.messages.at(-1);
			if (last?.role !== 'model' || last.text === '' || last.ending === 'end') {
				throw new LisaError(last?.role === 'model' && last.text !== '' ? 'The last answer ended by itself.' : 'There is no answer to go on with.', {code: 'empty-prompt', hint: 'Ask for more in words, or answer again with Ctrl+S.'});
			}

			watch.start();
			answering.goOn(last);
		},
		undo() {
			refuseWhileRunning();
			answering.drop();
			if (conversation.undo() === undefined) {
				throw new LisaError('There is nothing to take back.', {code: 'empty-prompt', hint: 'Ask something first.'});
			}
		},
		branch({direction}) {
			refuseWhileRunning();
			answering.drop();
			conversation.walk(direction);
		},
		stop() {
			// What was asked last goes first, and what it was asked beside goes on.
			if (!comparing.stop() && !keeper.cancelSwap() && !answering.stop() && !maker.stop() && !keeper.cancelLoad()) {
				fetching.stop();
			}
		},
		draft({text}) {
			draft.set(text);
		},
	};
}
