import {cleanLine} from '../../core/text.ts';
import {sortRungs, type Rung} from '../../core/ladder.ts';
import {empty, join, piece, type Piece} from '../frame/piece.ts';
import {cut, widthOf} from '../frame/width.ts';
import type {Theme} from '../theme.ts';

/**
The rungs from the fewest bits to the most, the current one in full between marks and the others short: `Q2  Q3  ▸Q4_K_M◂  Q5`. Where not all fit, those next to the current one are shown.

@param current The path of the file in use.
@param width At most so many cells.
*/
export function ladderLine(rungs: readonly Rung[], current: string, name: string, width: number, theme: Theme, gap = 2): Piece {
	const sorted = sortRungs(rungs).toReversed();
	const at = sorted.findIndex(({path}) => path === current);
	const words = shortNames(sorted);
	const middle = currentPiece(at === -1 ? name : sorted[at]!.name, width, theme);
	if (at === -1) {
		return middle;
	}

	// Outwards from the current rung by turns, so that it stays in sight with its neighbours.
	let line = middle;
	const blank = ' '.repeat(gap);
	for (let [low, high] = [at - 1, at + 1]; ;) {
		const before = line;
		const left = words[low];
		if (left !== undefined && line.width + gap + widthOf(left) <= width) {
			line = join(piece(left, theme.dim), blank, line);
			low--;
		}

		const right = words[high];
		if (right !== undefined && line.width + gap + widthOf(right) <= width) {
			line = join(line, blank, piece(right, theme.dim));
			high++;
		}

		if (line === before) {
			return line;
		}
	}
}

function currentPiece(name: string, width: number, theme: Theme): Piece {
	const {currentLeft, currentRight, ellipsis} = theme.glyphs;
	return width < 3 ? empty : piece(currentLeft + cut(cleanLine(name), width - 2, ellipsis) + currentRight, theme.accent);
}

/** `Q5_K_M` as `Q5`, unless there are two that begin so. */
function shortNames(rungs: readonly Rung[]): string[] {
	const names = rungs.map(({name}) => cleanLine(name));
	const short = names.map(name => /^(?:I?Q\d|B?F\d+)/.exec(name)?.[0] ?? name);
	return short.map((word, index) => short.indexOf(word) === short.lastIndexOf(word) ? word : names[index]!);
}
