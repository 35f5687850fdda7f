/** A parameter of SGR that starts a style, and the one that ends it. */
type Codes = readonly [open: string, close: string];

/**
The colours of a theme. The numbers of the 256 are chosen by contrast: on the background a palette is for, text has 4.5:1 and lines have 3:1; `neutral` has 3:1 on black and on white, for a terminal that does not tell; `contrast` draws in the terminal’s own two colours, as far apart as they are.
*/
export type Palette = {
	readonly accent: Codes;
	readonly strong: Codes;
	readonly dim: Codes;
	readonly border: Codes;
	readonly good: Codes;
	readonly warning: Codes;
	readonly danger: Codes;
	readonly focus: Codes;
	readonly italic: Codes;
	readonly strike: Codes;
	readonly underline: Codes;
};

export type PaletteName = 'dark' | 'light' | 'neutral' | 'contrast' | '16' | '16-light' | 'none';

const indexed = (number: number): Codes => [`38;5;${number}`, '39'];
const bold: Codes = ['1', '22'];
const inverse: Codes = ['7', '27'];
const italic: Codes = ['3', '23'];
const strike: Codes = ['9', '29'];
const underline: Codes = ['4', '24'];
const none: Codes = ['', ''];

export const palettes: Readonly<Record<PaletteName, Palette>> = {
	dark: {
		accent: indexed(111), strong: bold, dim: indexed(245), border: indexed(241), good: indexed(114), warning: indexed(221), danger: indexed(203), focus: inverse, italic, strike, underline,
	},
	light: {
		accent: indexed(25), strong: bold, dim: indexed(242), border: indexed(246), good: indexed(28), warning: indexed(130), danger: indexed(160), focus: inverse, italic, strike, underline,
	},
	neutral: {
		accent: indexed(33), strong: bold, dim: indexed(243), border: indexed(244), good: indexed(28), warning: indexed(136), danger: indexed(196), focus: inverse, italic, strike, underline,
	},
	contrast: {
		accent: bold, strong: bold, dim: none, border: none, good: none, warning: ['1;4', '22;24'], danger: inverse, focus: inverse, italic, strike, underline,
	},
	16: {
		accent: ['36', '39'], strong: bold, dim: ['2', '22'], border: ['2', '22'], good: ['32', '39'], warning: ['33', '39'], danger: ['31', '39'], focus: inverse, italic: none, strike, underline,
	},
	'16-light': {
		accent: ['34', '39'], strong: bold, dim: ['2', '22'], border: ['2', '22'], good: ['32', '39'], warning: ['35', '39'], danger: ['31', '39'], focus: inverse, italic: none, strike, underline,
	},
	none: {accent: none, strong: none, dim: none, border: none, good: none, warning: none, danger: none, focus: none, italic: none, strike: none, underline: none},
};
