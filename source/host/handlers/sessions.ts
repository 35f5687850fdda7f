import {cleanLine} from '../../core/text.ts';
import {LisaError} from '../../core/errors.ts';
import {newSession} from '../conversation.ts';
import type {Handlers, Parts} from './handler.ts';

/** Commands about which conversation is in use, and about all that are kept. */
export function sessionHandlers({answering, board, comparing, conversation, store}: Parts): Handlers<'new' | 'sessions' | 'open' | 'rename' | 'delete' | 'search' | 'inputs' | 'find'> {
	/** What runs is stopped before another conversation takes the place of this one. */
	const settle = async () => {
		comparing.stop();
		answering.drop();
		answering.stop();
		await answering.idle();
	};

	const publishList = () => {
		const sessions = store.list();
		board.publish({type: 'sessions', sessions});
		return sessions;
	};

	const missing = () => new LisaError('That conversation is no longer there.', {code: 'session-missing', hint: 'Open another one with /open.'});

	return {
		async new() {
			await settle();
			conversation.open(newSession());
		},
		sessions() {
			return {sessions: publishList()};
		},
		async open({id, message}) {
			const session = store.open(id);
			if (session === undefined) {
				throw missing();
			}

			if (session.id !== conversation.session.id) {
				await settle();
				conversation.open(session);
			}

			if (message !== undefined && conversation.session.messages.every(shown => shown.id !== message)) {
				await settle();
				conversation.turnTo(message);
			}
		},
		rename({title, id = conversation.session.id}) {
			const words = cleanLine(title);
			if (words === '') {
				throw new LisaError('The title is empty.', {code: 'usage', hint: 'Write it after the command: /rename my title.'});
			}

			if (id === conversation.session.id) {
				conversation.about({title: words, named: true});
			} else {
				const session = store.open(id);
				if (session === undefined) {
					throw missing();
				}

				store.about({...session, title: words, named: true}, session.saved ?? Date.now());
			}

			publishList();
		},
		async delete({id}) {
			if (id === conversation.session.id) {
				await settle();
				conversation.open(newSession());
			}

			conversation.forget(id);
			store.delete(id);
			publishList();
		},
		search({words}) {
			return {hits: store.search(words)};
		},
		inputs({words}) {
			return {inputs: store.inputs(words)};
		},
		find({name}) {
			const [first, ...others] = name === undefined ? store.list(1) : store.named(name);
			if (first === undefined) {
				throw new LisaError(name === undefined ? 'No conversation has been saved yet.' : `There is no conversation “${cleanLine(name)}”.`, {code: 'session-missing'});
			}

			if (others.length > 0) {
				const several = [first, ...others].slice(0, 5).map(({id, title}) => `“${cleanLine(title)}” (${id.slice(0, 8)})`).join(', ');
				throw new LisaError(`${others.length + 1} conversations begin with “${cleanLine(name ?? '')}”: ${several}${others.length > 4 ? ' and more' : ''}.`, {code: 'usage', hint: 'Name one by its id, in brackets here.'});
			}

			return {session: first};
		},
	};
}
