import type {Command} from '../../source/core/protocol.ts';
import type {Context} from '../../source/ui/actions/context.ts';
import {run} from '../../source/ui/actions/run.ts';
import type {CommandName} from '../../source/core/keymap.ts';
import {onInput, onPaste} from '../../source/ui/input.ts';
import {initialState, reduceApp, type AppState} from '../../source/ui/state.ts';
import {createStore} from '../../source/ui/store.ts';
import {createTheme} from '../../source/ui/theme.ts';
import {pressed, typed} from './keys.ts';

/**
Everything of a face but its host and its screen: keys in, state and commands out.
*/
export function faceStage(rest: Partial<AppState> = {}) {
	const store = createStore({...initialState(80, 24), link: 'attached', ...rest}, reduceApp);
	const sent: Command[] = [];
	let quits = 0;
	const context: {-readonly [Key in keyof Context]: Context[Key]} = {
		store,
		theme: createTheme('none'),
		face: {
			send(command) {
				sent.push(command);
			},
		},
		quit() {
			quits++;
		},
	};
	return {
		context,
		store,
		get state() {
			return store.get();
		},
		/** What the host was asked since the last look. */
		asked: () => sent.splice(0),
		quits: () => quits,
		press(...names: readonly string[]) {
			for (const name of names) {
				onInput(...pressed(name), context);
			}
		},
		type(text: string) {
			onInput(...typed(text), context);
		},
		paste(text: string) {
			onPaste(text, context);
		},
		run(command: CommandName) {
			run(command, context);
		},
	};
}
