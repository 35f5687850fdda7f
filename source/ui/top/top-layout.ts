import type {Rectangle} from '../../core/layout.ts';

/**
Where everything of `lisa top` goes. `side`: the panels, and the processes beside them. `stack`: the panels above the processes. `strip`: the panels folded into two lines above them. `line`: one line, without borders.
*/
export type TopLayout = {
	readonly band: 'side' | 'stack' | 'strip' | 'line';
	readonly columns: number;
	readonly rows: number;
	/** The panels with their borders; where they are stacked the last line is the rule they share with the processes. */
	readonly panels: Rectangle;
	/** The processes with their borders. */
	readonly table: Rectangle;
	readonly statusBar: boolean;
};

/** The least that the processes get: borders, the names of the columns, and five rows. */
const leastTable = 8;

/**
The one function from size to rectangles of `lisa top`.

@param columns At least 1.
@param rows At least 1.
*/
export function computeTopLayout(columns: number, rows: number): TopLayout {
	const statusBar = rows >= 6;
	const height = statusBar ? rows - 1 : rows;
	const rectangle = (x: number, y: number, width: number, tall: number): Rectangle => ({x, y, width, height: tall});
	if (columns >= 100 && rows >= 16) {
		const width = Math.min(88, Math.max(44, Math.round(columns * 0.44)));
		return {band: 'side', columns, rows, panels: rectangle(0, 0, width, height), table: rectangle(width, 0, columns - width, height), statusBar};
	}

	if (columns >= 44 && height >= 14 + leastTable - 1) {
		// Three fifths for the panels, which share a line with what is below them.
		const panels = Math.max(14, Math.min(height - leastTable + 1, Math.round(height * 0.6)));
		return {band: 'stack', columns, rows, panels: rectangle(0, 0, columns, panels), table: rectangle(0, panels - 1, columns, height - panels + 1), statusBar};
	}

	const bordered = columns >= 44 && height >= 8;
	const strip = bordered && (columns >= 60) ? 2 : 1;
	const top = bordered ? 1 : 0;
	return {
		band: bordered ? 'strip' : 'line',
		columns,
		rows,
		panels: rectangle(0, 0, columns, strip + top),
		table: rectangle(0, Math.min(height, strip + top), columns, Math.max(0, height - strip - top)),
		statusBar,
	};
}
