import {glyphSets, type Glyphs} from './frame/glyphs.ts';
import {palettes, type Palette, type PaletteName} from './frame/palettes.ts';

/** Puts a style around text and takes it off again. */
export type Style = (text: string) => string;

/** How near its limit something is. */
export type Level = 'good' | 'warning' | 'danger';

/**
How a face looks: styles as functions from text to text, and the characters its terminal can draw.
*/
export type Theme = {readonly [Key in keyof Palette]: Style} & {
	readonly name: PaletteName;
	/** Unstyled. */
	readonly plain: Style;
	readonly glyphs: Glyphs;
	/** Whether styles do anything: without them the focused title needs another sign. */
	readonly styled: boolean;
	/** Whether the terminal shows a link behind a text (OSC 8). */
	readonly hyperlinks: boolean;
};

export type ThemeChoice = {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Bits of colour, as `tty.WriteStream#getColorDepth()` tells: 1, 4, 8 or 24. */
	readonly colorDepth: number;
	/** Where the terminal told it. */
	readonly background?: 'dark' | 'light';
};

const style = ([open, close]: readonly [string, string]): Style => open === ''
	? text => text
	: text => text === '' ? '' : `\u001B[${open}m${text}\u001B[${close}m`;

/**
@returns The theme of a palette and a set of characters.
*/
export function createTheme(name: PaletteName, glyphs: Glyphs['name'] = 'unicode', hyperlinks = false): Theme {
	const palette = palettes[name];
	return {
		name,
		glyphs: glyphSets[glyphs],
		styled: name !== 'none',
		hyperlinks,
		plain: text => text,
		accent: style(palette.accent),
		strong: style(palette.strong),
		dim: style(palette.dim),
		border: style(palette.border),
		good: style(palette.good),
		warning: style(palette.warning),
		danger: style(palette.danger),
		focus: style(palette.focus),
		italic: style(palette.italic),
		strike: style(palette.strike),
		underline: style(palette.underline),
	};
}

/**
Chooses colours and characters by what the environment says. `LISA_THEME` (dark, light, neutral, contrast, 16, none) and `LISA_GLYPHS` (unicode, blocks, ascii) decide where they are set.
*/
export function chooseTheme(choice: ThemeChoice): Theme {
	return createTheme(choosePalette(choice), chooseGlyphs(choice.env), showsLinks(choice.env));
}

/**
@returns The palette that was chosen and kept, where the environment leaves the choice and the terminal can show it.
*/
export function keptPalette(name: string, {env, colorDepth}: ThemeChoice): PaletteName | undefined {
	const decided = Object.hasOwn(palettes, env['LISA_THEME'] ?? '') || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
	const shown = Object.hasOwn(palettes, name) && (colorDepth >= 8 || name === 'none' || name === 'contrast' || (colorDepth >= 4 && name.startsWith('16')));
	return !decided && shown ? (name as PaletteName) : undefined;
}

function choosePalette({env, colorDepth, background = backgroundFrom(env['COLORFGBG'])}: ThemeChoice): PaletteName {
	const asked = env['LISA_THEME'];
	if (asked !== undefined && Object.hasOwn(palettes, asked)) {
		return asked as PaletteName;
	}

	if ((env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb' || colorDepth < 4) {
		return 'none';
	}

	if (colorDepth < 8) {
		return background === 'light' ? '16-light' : '16';
	}

	return background ?? 'neutral';
}

/** `COLORFGBG` is `15;0` or `15;default;0`: the last number is the background's. */
function backgroundFrom(value = ''): 'dark' | 'light' | undefined {
	const last = /(\d+)$/.exec(value)?.[1];
	if (last === undefined) {
		return undefined;
	}

	return last === '7' || Number(last) >= 9 ? 'light' : 'dark';
}

function chooseGlyphs(env: ThemeChoice['env']): Glyphs['name'] {
	const asked = env['LISA_GLYPHS'];
	if (asked !== undefined && Object.hasOwn(glyphSets, asked)) {
		return asked as Glyphs['name'];
	}

	// An empty variable counts as unset, as in setlocale(3). Where none is set (containers) the terminal is nearly always UTF-8.
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C.UTF-8';
	if (env['TERM'] === 'dumb' || env['TERM'] === 'linux' || !/utf-?8/i.test(locale)) {
		return 'ascii';
	}

	// The old Windows console's fonts have no braille.
	return env['OS'] === 'Windows_NT' && !env['WT_SESSION'] && !env['TERM_PROGRAM'] ? 'blocks' : 'unicode';
}

/** Terminals known to understand OSC 8. tmux and screen pass it on only from certain versions, so behind them the address is written out. */
function showsLinks(env: ThemeChoice['env']): boolean {
	if (env['TMUX'] || env['STY'] || /^(?:screen|tmux|dumb|linux)/u.test(env['TERM'] ?? '')) {
		return false;
	}

	return ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'Tabby', 'rio'].includes(env['TERM_PROGRAM'] ?? '')
		|| ['WT_SESSION', 'KITTY_WINDOW_ID', 'KONSOLE_VERSION', 'DOMTERM'].some(name => env[name])
		|| /kitty|foot|alacritty|ghostty/u.test(env['TERM'] ?? '')
		|| Number(env['VTE_VERSION'] ?? 0) >= 5000;
}

/**
@param share 0 to 1.
@returns Green, yellow from 70 %, red from 90 %.
*/
export function levelOf(share: number | undefined): Level {
	if (share === undefined || share < 0.7) {
		return 'good';
	}

	return share < 0.9 ? 'warning' : 'danger';
}

/**
@returns The sign that stands beside a figure at that level: one cell, blank when all is well.
*/
export function levelMark(level: Level, theme: Theme): string {
	return level === 'good' ? ' ' : theme[level](theme.glyphs[level]);
}
