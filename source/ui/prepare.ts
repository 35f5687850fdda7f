import process from 'node:process';
import {firstFrame} from './first-frame.ts';
import {initialState, type AppState} from './state.ts';
import {chooseTheme, type Theme} from './theme.ts';

/** What the screen starts from. */
export type Prepared = {readonly theme: Theme; readonly state: AppState};

/**
Paints the first frame and stops the terminal from echoing.
*/
export function prepareScreen(): Prepared {
	const {stdin, stdout} = process;
	const theme = chooseTheme({env: process.env, colorDepth: stdout.getColorDepth()});
	const state = initialState(stdout.columns, stdout.rows);
	stdin.setRawMode(true);
	stdout.write(firstFrame(state, theme));
	return {theme, state};
}
