import type {Command, Outcome} from '../../source/core/protocol.ts';
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
	const answers: Outcome[] = [];
	const written: string[] = [];
	let quits = 0;
	let detaches = 0;
	const context: {-readonly [Key in keyof Context]: Context[Key]} = {
		store,
		theme: createTheme('none'),
		face: {
			send(command) {
				sent.push(command);
			},
			async ask(command) {
				sent.push(command);
				return answers.shift();
			},
		},
		write(sequence) {
			written.push(sequence);
		},
		detach() {
			detaches++;
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
		/** What the host answers to what is asked next. */
		willAnswer(...outcomes: readonly Outcome[]) {
			answers.push(...outcomes);
		},
		/** What went to the terminal since the last look. */
		written: () => written.splice(0),
		quits: () => quits,
		detaches: () => detaches,
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
