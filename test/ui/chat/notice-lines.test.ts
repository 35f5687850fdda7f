import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import {noticeLines} from '../../../source/ui/chat/notice-lines.ts';
import {widthOf} from '../../../source/ui/frame/width.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {hostile} from './hostile.ts';

const theme = createTheme('none');
const lines = (level: 'info' | 'warning' | 'error', text: string, hint?: string) => noticeLines({level, text, hint, time: 0}, 40, theme);

test('text and hint, wrapped by words', () => {
	expect(lines('error', 'There is no command /settings.', 'Type /help to see them all.')).toEqual([' ! There is no command /settings. Type', '   /help to see them all.']);
});

test('a warning and a word have another sign', () => {
	expect(lines('warning', 'Hot.')).toEqual([' ▴ Hot.']);
	expect(lines('info', 'Done.')).toEqual(['   Done.']);
});

test('three lines at most, and what is more is seen to be cut', () => {
	const shown = lines('info', 'several words '.repeat(30));
	expect(shown).toHaveLength(3);
	expect(shown.at(-1)).toMatch(/…$/u);
});

describe('never wider than the room, and no control signs', () => {
	test.each(hostile)('%s', (_, text) => {
		for (const width of [22, 38, 54, 78]) {
			for (const line of noticeLines({level: 'error', text, hint: text, time: 0}, width, createTheme('dark'))) {
				expect(widthOf(line)).toBeLessThanOrEqual(width - 1);
				expect(stripAnsi(line)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/u);
			}
		}
	});
});
