import stripAnsi from 'strip-ansi';
import {expect, test} from 'vitest';
import {widthOf} from '../../../source/ui/frame/width.ts';
import {detailLines, type Detail} from '../../../source/ui/panels/details.ts';
import {createTheme} from '../../../source/ui/theme.ts';

const theme = createTheme('none');
const said = '1,024 tokens, 512 a batch, nothing on a card: there is none';
const details: readonly Detail[] = [['file', '11 MiB'], ['threads', '2'], ['KV type', 'F16'], ['chosen', said, 'whole'], ['layers', '0/4'], ['parameters', '5,000,000']];
const draw = (width: number, rows = details) => detailLines({width, rows: 20, theme}, rows).map(line => stripAnsi(line));

test('words that must be whole have a row of their own, or more', () => {
	expect(draw(68).map(line => line.trimEnd())).toEqual([
		'file            11 MiB             KV type         F16',
		'threads         2',
		'chosen          1,024 tokens, 512 a batch, nothing on a card: there',
		'                is none',
		'layers          0/4                parameters      5,000,000',
	]);
	expect(draw(44).join(' ').replaceAll(/\s+/gu, ' ')).toContain(said);
	for (const width of [20, 44, 68, 108]) {
		expect(draw(width).every(line => widthOf(line) === width)).toBe(true);
	}
});

test('where they fit they stand in the table', () => {
	expect(draw(68, [['file', '11 MiB'], ['chosen', 'as given', 'whole']])).toHaveLength(1);
	expect(draw(68, [['file', '11 MiB'], ['chosen', undefined, 'whole']])).toHaveLength(1);
});
