import {Box} from 'ink';
import type {ReactElement} from 'react';
import type {Theme} from '../theme.ts';
import {Lines} from './lines.tsx';

export type PaneProps = {
	/** Each of exactly `width` cells; those inside end with blanks and the border. */
	readonly lines: readonly string[];
	readonly width: number;
	readonly height: number;
	readonly theme: Theme;
};

/**
A bordered pane that is mostly empty, as a chat is. Ink looks at every character in every frame, and what it is not given it fills with blanks for nothing: so the blanks at the end of each line are left out, and the right border is put there by itself.
*/
export function Pane({lines, width, height, theme}: PaneProps): ReactElement {
	const border = theme.border(theme.glyphs.border.vertical);
	const left = lines.map(line => (line.endsWith(border) ? line.slice(0, -border.length).trimEnd() : line));
	const right = lines.map(line => (line.endsWith(border) ? border : ''));
	return (
		<Box width={width} height={height} flexShrink={0}>
			<Lines lines={left} width={width} height={height}/>
			<Box position='absolute' marginLeft={width - 1}>
				<Lines lines={right} width={1} height={height}/>
			</Box>
		</Box>
	);
}
