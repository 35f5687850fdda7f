import {describe, expect, test} from 'vitest';
import {mergeRuns} from '../../../source/ui/frame/merge-runs.ts';
import {columnLines} from '../../../source/ui/panels/column.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {mock} from './views.ts';

const {accent, danger, strong} = createTheme('dark');

/** Every mark that is seen, with the codes that hold there. */
function seen(line: string): string[] {
	const cells: string[] = [];
	const active = new Map<string, string>();
	for (const [part] of line.matchAll(/\u001B\[[\d;]*m|[^\u001B]/gu)) {
		const code = /^\u001B\[([\d;]*)m$/u.exec(part)?.[1];
		if (code === undefined) {
			cells.push(part === ' ' ? ' ' : `${part}${[...active.values()].sort().join('+')}`);
		} else if (code === '39' || code.startsWith('3')) {
			active.set('colour', code === '39' ? '' : code);
		} else {
			active.set('bold', code === '1' ? code : '');
		}
	}

	return cells;
}

describe('mergeRuns', () => {
	test.each([
		['neighbours', accent('a') + danger('b'), '\u001B[38;5;111ma\u001B[38;5;203mb\u001B[39m'],
		['blanks between', `${accent('a')}   ${danger('b')}`, '\u001B[38;5;111ma   \u001B[38;5;203mb\u001B[39m'],
		['plain text between stays plain', `${accent('a')} x ${danger('b')}`, `${accent('a')} x ${danger('b')}`],
		['other styles are left', accent('a') + strong('b'), accent('a') + strong('b')],
		['16 colours', '\u001B[36ma\u001B[39m \u001B[31mb\u001B[39m', '\u001B[36ma \u001B[31mb\u001B[39m'],
	])('%s', (_, line, expected) => {
		expect(mergeRuns(line)).toBe(expected);
		expect(seen(mergeRuns(line))).toEqual(seen(line));
	});

	test('every mark of the column keeps its style', () => {
		for (const line of columnLines({view: mock, width: 44, height: 39, theme: createTheme('dark')})) {
			expect(mergeRuns(line)).toBe(line);
			expect(line.endsWith('\u001B[39m')).toBe(true);
		}
	});
});
