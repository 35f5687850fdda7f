import {bottomBorder, rule, side, topBorder, type Status} from '../frame/border.ts';
import type {Theme} from '../theme.ts';
import type {Section} from './section.ts';

/** A section where it stands, and whether it has the focus. */
export type Stacked = {readonly section: Section; readonly focused: boolean};

/**
Stacks sections into a bordered column with shared lines between them.

@param foot At the right of the bottom border.
@returns Each section's border and body lines, and a bottom border; every line exactly `width` cells.
*/
export function compose(stack: readonly Stacked[], width: number, theme: Theme, foot: Status = ''): string[] {
	const lines: string[] = [];
	for (const [index, {section, focused}] of stack.entries()) {
		const edge = index === 0 ? topBorder : rule;
		lines.push(edge(section.title, section.status, width, theme, {focused}));
		for (const line of section.body) {
			lines.push(side(line, theme));
		}
	}

	lines.push(bottomBorder(width, theme, foot));
	return lines;
}
