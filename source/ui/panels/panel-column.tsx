import {memo, useState} from 'react';
import {Box, Text} from 'ink';
import {createColumn, type ColumnProps} from './column.ts';

/**
The column of panels at the right of the chat: one text of ready lines, because every node costs time that decoding needs.
*/
export const PanelColumn = memo((props: ColumnProps) => {
	const [draw] = useState(createColumn);
	const {width, height} = props;
	return (
		<Box width={width} height={height} flexShrink={0}>
			<Text wrap="truncate">{draw(props).join('\n')}</Text>
		</Box>
	);
});
