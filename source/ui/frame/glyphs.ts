/**
The characters a terminal can draw. Every one is a single cell wide, but for the few words among them.
*/
export type Glyphs = {
	readonly name: 'unicode' | 'blocks' | 'ascii';
	readonly border: {
		readonly topLeft: string;
		readonly topRight: string;
		readonly bottomLeft: string;
		readonly bottomRight: string;
		readonly left: string;
		readonly right: string;
		readonly horizontal: string;
		readonly vertical: string;
		/** Where two lines cross. */
		readonly cross: string;
	};
	readonly bar: {readonly full: string; readonly half: string; readonly empty: string};
	/** From nothing to a full cell, one sample a cell; absent where braille holds two. */
	readonly ramp?: string;
	/** Around what is current, as in `▸Q4_K_M◂`. */
	readonly currentLeft: string;
	readonly currentRight: string;
	readonly prompt: string;
	readonly bullet: string;
	readonly dot: string;
	readonly up: string;
	readonly down: string;
	/** The two keys that move up and down. */
	readonly upDown: string;
	readonly arrow: string;
	readonly ellipsis: string;
	readonly unknown: string;
	/** Degrees Celsius. */
	readonly celsius: string;
	readonly times: string;
	readonly cursor: string;
	/** Before the rest of a line of code that was broken. */
	readonly continued: string;
	/** Beside a figure from 70 % and from 90 %, so that colour is never the only sign. */
	readonly warning: string;
	readonly danger: string;
};

const unicode: Glyphs = {
	name: 'unicode',
	border: {topLeft: '╭', topRight: '╮', bottomLeft: '╰', bottomRight: '╯', left: '├', right: '┤', horizontal: '─', vertical: '│', cross: '┼'},
	bar: {full: '━', half: '╸', empty: '─'},
	currentLeft: '▸',
	currentRight: '◂',
	prompt: '›',
	bullet: '•',
	dot: '·',
	up: '↑',
	down: '↓',
	upDown: '↑↓',
	arrow: '→',
	ellipsis: '…',
	unknown: '—',
	celsius: '°C',
	times: '×',
	cursor: '▏',
	continued: '↳',
	warning: '▴',
	danger: '!',
};

/**
The three sets: `unicode` with braille charts; `blocks` for fonts that have no braille; `ascii` for a terminal that is not UTF-8.
*/
export const glyphSets: Readonly<Record<Glyphs['name'], Glyphs>> = {
	unicode,
	blocks: {...unicode, name: 'blocks', ramp: ' ▁▂▃▄▅▆▇█'},
	ascii: {
		name: 'ascii',
		border: {topLeft: '+', topRight: '+', bottomLeft: '+', bottomRight: '+', left: '+', right: '+', horizontal: '-', vertical: '|', cross: '+'},
		bar: {full: '=', half: '-', empty: '.'},
		ramp: ' .:|#',
		currentLeft: '[',
		currentRight: ']',
		prompt: '>',
		bullet: '*',
		dot: '-',
		up: '^',
		down: 'v',
		upDown: 'Up/Dn',
		arrow: '>',
		ellipsis: '~',
		unknown: '-',
		celsius: 'C',
		times: 'x',
		cursor: '_',
		continued: '>',
		warning: '^',
		danger: '!',
	},
};
