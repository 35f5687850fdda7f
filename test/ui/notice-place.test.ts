import {expect, test} from 'vitest';
import {noticePlace} from '../../source/ui/notice-place.ts';
import {noticeTime} from '../../source/ui/status-bar.ts';

const place = (text: string, rest: Partial<Parameters<typeof noticePlace>[0]> = {}, now = 0) => noticePlace({notice: {level: 'info', text, time: 0}, dialog: undefined, columns: 80, rows: 24, ...rest}, now);

test.each([
	['a short one', place('x'.repeat(78)), 'bar'],
	['a cell more', place('x'.repeat(79)), 'chat'],
	['wide signs', place('漢'.repeat(40)), 'chat'],
	['text and hint together', noticePlace({notice: {level: 'error', text: 'x'.repeat(40), hint: 'y'.repeat(40), time: 0}, dialog: undefined, columns: 80, rows: 24}, 0), 'chat'],
	['a wider screen', place('x'.repeat(79), {columns: 120}), 'bar'],
	['a low screen', place('x'.repeat(79), {rows: 13}), 'bar'],
	['behind a dialog', place('x', {dialog: {kind: 'help', selected: 0, filter: ''}}), undefined],
	['an old one', place('x', {}, noticeTime), undefined],
	['none', place('', {notice: undefined}), undefined],
])('%s', (_, at, expected) => {
	expect(at).toBe(expected);
});
