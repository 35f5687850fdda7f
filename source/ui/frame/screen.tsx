import {Box, useCursor} from 'ink';
import {useLayoutEffect, type ReactElement} from 'react';
import {Lines} from './lines.tsx';
import type {Frame, Painter} from './painter.ts';

export type ScreenProps = {
	readonly frame: Frame;
	/** Absent where Ink draws, as for a screen reader. */
	readonly painter?: Painter;
};

/** A frame on the terminal. */
export function Screen({frame, painter}: ScreenProps): ReactElement {
	return painter === undefined ? <Drawn frame={frame}/> : <Painted frame={frame} painter={painter}/>;
}

/** Nothing is left for Ink to draw. */
function Painted({frame, painter}: Required<ScreenProps>): ReactElement {
	useLayoutEffect(() => {
		painter.paint(frame);
	});
	return <Box/>;
}

function Drawn({frame: {lines, width, cursor}}: ScreenProps): ReactElement {
	const {setCursorPosition} = useCursor();
	setCursorPosition(cursor);
	return <Lines lines={lines} width={width} height={lines.length}/>;
}
