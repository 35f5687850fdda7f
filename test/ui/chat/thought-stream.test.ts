import {expect, test} from 'vitest';
import {ThoughtStream, thoughtBody} from '../../../source/ui/chat/thought-stream.ts';
import {widthOf} from '../../../source/ui/frame/width.ts';
import {createTheme} from '../../../source/ui/theme.ts';

const theme = createTheme('dark');
const text = 'First I look at the weights.\n\n\n  - moved in\n\t- with a tab\n漢字漢字漢字漢字漢字漢字漢字漢字 and more\n\nWait, that is not right, so I think again about the whole of it.';

test.each([1, 2, 9, 20, 60])('a thought that grows is drawn as it would be whole, in %i cells', width => {
	const stream = new ThoughtStream(width, theme);
	for (let end = 0; end <= text.length; end++) {
		const thought = text.slice(0, end).trim();
		const lines = stream.lines(thought);
		expect(lines).toEqual(thoughtBody(thought, width, theme));
		expect(Math.max(...lines.map(line => widthOf(line)))).toBeLessThanOrEqual(width);
	}
});

test('another text begins anew', () => {
	const stream = new ThoughtStream(40, theme);
	stream.lines('one\ntwo\nthree');
	expect(stream.lines('one\nother')).toEqual(thoughtBody('one\nother', 40, theme));
});
