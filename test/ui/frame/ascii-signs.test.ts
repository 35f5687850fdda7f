import {expect, test} from 'vitest';
import {asciiSigns} from '../../../source/ui/frame/ascii-signs.ts';
import {widthOf} from '../../../source/ui/frame/width.ts';
import {createTheme} from '../../../source/ui/theme.ts';

const line = 'Sent to the terminal’s clipboard, “so” – about 3 × 4 … é 漢';

test('where there is only ASCII, sentences are spelt with it, in as many cells', () => {
	const [drawn] = asciiSigns([line], createTheme('none', 'ascii'));
	expect(drawn).toBe('Sent to the terminal\'s clipboard, "so" - about 3 x 4 ~ é 漢');
	expect(widthOf(drawn!)).toBe(widthOf(line));
});

test('elsewhere they are as they are', () => {
	const lines = [line];
	expect(asciiSigns(lines, createTheme('none'))).toBe(lines);
});
