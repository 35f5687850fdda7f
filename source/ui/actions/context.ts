import type {Face} from '../face.ts';
import type {AppEvent, AppState} from '../state.ts';
import type {Store} from '../store.ts';
import type {Theme} from '../theme.ts';

/** What a command works with. */
export type Context = {
	readonly store: Store<AppState, AppEvent>;
	readonly face: Pick<Face, 'send' | 'ask'>;
	readonly theme: Theme;
	/** Writes to the terminal what draws nothing, as what is copied. */
	readonly write: (sequence: string) => void;
	readonly quit: () => void;
	/** Leaves the screen; the host goes on. */
	readonly detach: () => void;
	/** Gives the terminal to another program while something is done. */
	readonly suspend?: (task: () => Promise<void>) => Promise<void>;
};

/** Commands by name: what each one does. A command that a slash gave gets what was written after it. */
export type Handlers<Names extends string> = Readonly<Record<Names, (context: Context) => void>>;
