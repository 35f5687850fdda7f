import {expect, test} from 'vitest';
import {textLines} from '../../../source/ui/panels/text-lines.ts';

test.each([
	['short enough', 'It broke.', 12, 2, ['It broke.']],
	['wrapped at words', 'The file is too short', 12, 3, ['The file is', 'too short']],
	['too few rows: it ends at a word, with a sign', 'The file is too short by far', 12, 2, ['The file is', 'too short…']],
	['the sign takes the room of a word', 'The file is too shortened', 11, 1, ['The file…']],
	['a word that is wider than the room is cut', 'abcdefghijkl', 5, 2, ['abcde', 'fghi…']],
	['no rows', 'It broke.', 12, 0, []],
	['no control sequence gets through', 'It\u001B[2J broke\n.', 20, 2, ['It broke .']],
])('%s', (_, text, width, rows, lines) => {
	expect(textLines(text, {width, rows, ellipsis: '…'})).toEqual(lines);
});
