import {memo, useState} from 'react';
import {Lines} from '../frame/lines.tsx';
import {createColumn, type ColumnProps} from './column.ts';

/**
The column of panels at the right of the chat: ready lines, because every node costs time that decoding needs.
*/
export const PanelColumn = memo((props: ColumnProps) => {
	const [draw] = useState(createColumn);
	return <Lines lines={draw(props)} width={props.width} height={props.height}/>;
});
