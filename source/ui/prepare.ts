import process from 'node:process';
import {readKeptTheme} from '../host/kept-theme.ts';
import {firstFrame, openFrame} from './first-frame.ts';
import {initialState, type AppState} from './state.ts';
import {paletteOver} from './palette-over.ts';
import {chooseTheme, keptPalette, type Theme} from './theme.ts';
import {topLines} from './top/top-lines.ts';

/** What the screen starts from. */
export type Prepared = {readonly theme: Theme; readonly state: AppState};

/**
Paints the first frame of the full screen and stops the terminal from echoing.
*/
export function prepareScreen(): Prepared {
	return prepare(firstFrame);
}

/** The same for `lisa top`. */
export function prepareTop(): Prepared {
	return prepare((state, theme) => openFrame(topLines(state, state.columns, state.rows, theme)));
}

function prepare(paint: (state: AppState, theme: Theme) => string): Prepared {
	const {stdin, stdout} = process;
	const choice = {env: process.env, colorDepth: stdout.getColorDepth()};
	const theme = chooseTheme(choice);
	const palette = keptPalette(readKeptTheme() ?? '', choice);
	const state = {...initialState(stdout.columns, stdout.rows), ...(palette !== undefined && {palette})};
	stdin.setRawMode(true);
	stdout.write(paint(state, paletteOver(theme)(palette)));
	return {theme, state};
}
