import type {Piece} from '../frame/piece.ts';
import {type Style, type Theme, levelOf} from '../theme.ts';

export type BarOptions = {
	/** Share that is LISA's own: the bar's first part, in the accent colour. */
	readonly own?: number;
	/** In place of the colour that the share's level gives. */
	readonly style?: Style;
};

/**
A bar of exactly `width` cells. Anything above nothing is seen, and only the whole is drawn as the whole.

@param share 0 to 1; `undefined` draws an empty bar.
*/
export function bar(share: number | undefined, width: number, theme: Theme, {own = 0, style}: BarOptions = {}): Piece {
	const {full, half, empty} = theme.glyphs.bar;
	if (width <= 0) {
		return {text: '', width: 0};
	}

	const halves = halvesOf(share, width);
	const ownCells = Math.min(Math.floor(halves / 2), Math.round(clamp(own) * width));
	const fullCells = Math.floor(halves / 2) - ownCells;
	const halfCells = halves % 2;
	const paint = style ?? theme[levelOf(share)];
	return {
		text: theme.accent(full.repeat(ownCells)) + paint(full.repeat(fullCells) + half.repeat(halfCells)) + theme.border(empty.repeat(width - ownCells - fullCells - halfCells)),
		width,
	};
}

function halvesOf(share: number | undefined, width: number): number {
	if (share === undefined || Number.isNaN(share) || share <= 0) {
		return 0;
	}

	const most = width * 2;
	return share >= 1 ? most : Math.min(most - 1, Math.max(1, Math.round(share * most)));
}

function clamp(share: number): number {
	return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
}
