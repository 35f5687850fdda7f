/** A rectangle of the screen, in cells. */
export type Rectangle = {readonly x: number; readonly y: number; readonly width: number; readonly height: number};

/**
Where everything goes. `side`: chat and panels side by side. `strip`: the panels fold into two lines above the composer. `line`: chat and one line.
*/
export type Layout = {
	readonly band: 'side' | 'strip' | 'line';
	readonly columns: number;
	readonly rows: number;
	/** The chat pane with its borders: transcript, rule, composer. */
	readonly chat: Rectangle;
	/** Inside the borders; the composer takes its lines from its bottom. */
	readonly inner: {readonly width: number; readonly height: number};
	/** The column of panels; only when side by side. */
	readonly panels?: Rectangle;
	/** Lines of figures above the composer, with the rule above them counted. */
	readonly strip: number;
	/** Whether panes are drawn with borders; a very small screen has no room for them. */
	readonly borders: boolean;
	/** Whether the bottom row is a status bar. */
	readonly statusBar: boolean;
};

/**
The one function from size to rectangles.

@param columns At least 1.
@param rows At least 1.
*/
export function computeLayout(columns: number, rows: number): Layout {
	const statusBar = rows >= 6;
	const height = statusBar ? rows - 1 : rows;
	const borders = rows >= 9 && columns >= 24;
	const frame = borders ? 2 : 0;

	if (columns >= 100 && rows >= 16) {
		// The panels' figures need 44 columns and gain nothing beyond 72: what is left is for reading.
		const panelWidth = Math.min(72, Math.max(44, Math.round(columns * 0.36)));
		const chatWidth = columns - panelWidth;
		return {
			band: 'side',
			columns,
			rows,
			chat: {x: 0, y: 0, width: chatWidth, height},
			inner: {width: chatWidth - 2, height: height - 2},
			panels: {x: chatWidth, y: 0, width: panelWidth, height},
			strip: 0,
			borders: true,
			statusBar,
		};
	}

	const band = columns >= 60 && rows >= 14 ? 'strip' : 'line';
	return {
		band,
		columns,
		rows,
		chat: {x: 0, y: 0, width: columns, height},
		inner: {width: Math.max(1, columns - frame), height: Math.max(1, height - frame)},
		strip: band === 'strip' ? 3 : rows >= 8 ? 1 : 0,
		borders,
		statusBar,
	};
}
