import type {Context} from '../actions/context.ts';
import {refuse, tell} from '../actions/tell.ts';
import {conversationsSaid, helpSaid, ladderSaid, modelsSaid, screenOnly} from './lists-said.ts';
import {panelsSaid} from './panels-said.ts';

export type Here = {
	readonly context: Context;
	readonly say: (lines: readonly string[]) => void;
	/** Tells the last message and its answer again. */
	readonly again: () => void;
	/** The conversations that were listed last, by their ids. */
	readonly listed: {ids: readonly string[]};
};

/**
Does a slash command in the way of this face, where the screen would open something.

@returns Whether it was one of those.
*/
export function doHere(word: string, argument: string, {context, say, again, listed}: Here): boolean {
	const {store, face} = context;
	switch (word) {
		case 'panels': {
			say(panelsSaid(store.get().view));
			return true;
		}

		case 'help': {
			say(helpSaid());
			return true;
		}

		case 'end': {
			again();
			return true;
		}

		case 'ladder': {
			void face.ask({type: 'survey'}).then(() => {
				say(ladderSaid(store.get().view));
			});
			return true;
		}

		case 'models': {
			void face.ask({type: 'shelf'}).then(() => {
				say(modelsSaid(store.get().view));
			});
			return true;
		}

		case 'open': {
			void open(argument, {context, say, listed});
			return true;
		}

		case 'thinking': {
			store.dispatch({type: 'fold'});
			tell(context, store.get().unfolded ? 'What the model thinks is told from the next answer on.' : 'What the model thinks is not told any more.');
			return true;
		}

		default: {
			if (screenOnly.has(word)) {
				refuse(context, `/${word} needs the screen.`, 'Start lisa without LISA_SCREEN_READER for that.');
			}

			return screenOnly.has(word);
		}
	}
}

async function open(name: string, {context, say, listed}: Pick<Here, 'context' | 'say' | 'listed'>): Promise<void> {
	const {face} = context;
	if (name === '') {
		const outcome = await face.ask({type: 'sessions'});
		const sessions = outcome?.sessions ?? [];
		listed.ids = sessions.map(({id}) => id);
		say(conversationsSaid(sessions));
		return;
	}

	const isNumber = /^\d+$/u.test(name);
	const found = isNumber ? undefined : await face.ask({type: 'find', name});
	const id = isNumber ? listed.ids[Number(name) - 1] : found?.session?.id;
	if (id !== undefined) {
		face.send({type: 'open', id});
	} else if (isNumber) {
		refuse(context, `There is no number ${name} in the list.`, 'Type /open to hear it again.');
	}
}
