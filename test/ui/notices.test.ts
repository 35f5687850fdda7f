import {describe, expect, test} from 'vitest';
import type {Notice, ViewEvent} from '../../source/core/view.ts';
import {nextNotice, readTime, takeNotices, type Notices} from '../../source/ui/notices.ts';
import {initialState, reduceApp} from '../../source/ui/state.ts';

const notice = (text: string, time: number, level: Notice['level'] = 'warning'): Notice => ({level, text, time});
const none: Notices = {waiting: []};
const texts = ({notice: shown, waiting}: Notices) => [shown?.text, ...waiting.map(({text}) => text)];

describe('what the host says', () => {
	test.each<readonly [what: string, said: readonly Notice[], shown: ReadonlyArray<string | undefined>]>([
		['nothing', [], [undefined]],
		['two warnings at once: both, one after the other', [notice('hot', 0), notice('full', 0)], ['hot', 'full']],
		['a warning while another is being read', [notice('hot', 0), notice('full', readTime - 1)], ['hot', 'full']],
		['a warning after another was read', [notice('hot', 0), notice('full', readTime)], ['full']],
		['a failure covers no warning, and nothing covers it', [notice('hot', 0), notice('broke', 10, 'error'), notice('up', 20, 'info')], ['hot', 'broke', 'up']],
		['what is no warning gives way', [notice('up', 0, 'info'), notice('hot', 1)], ['hot']],
		['the same again takes its own place', [notice('hot', 0), notice('hot', 5)], ['hot']],
		['the same again waits once', [notice('hot', 0), notice('full', 1), notice('full', 2)], ['hot', 'full']],
		['of very many the newest wait', Array.from({length: 9}, (_, index) => notice(String(index), 0)), ['0', '4', '5', '6', '7', '8']],
	])('%s', (_, said, shown) => {
		expect(texts(takeNotices(none, said))).toEqual(shown);
	});

	test('what waited comes as new: it is shown for its own time', () => {
		const state = takeNotices(none, [notice('hot', 0), notice('full', 0)]);
		const second = nextNotice(state, 4000);
		expect(second).toEqual({notice: notice('full', 4000), waiting: []});
		expect(nextNotice(second, 9000)).toEqual({waiting: []});
	});
});

test('two alerts of one second are both shown by a screen, then the keys again', () => {
	const events: ViewEvent[] = [notice('hot', 1), notice('full', 1)].map(each => ({type: 'notice', notice: each}));
	const both = reduceApp(initialState(80, 24), {type: 'host', events, panels: false});
	expect(both.notice?.text).toBe('hot');
	const second = reduceApp(both, {type: 'next-notice', now: 5000});
	expect(second.notice).toEqual(notice('full', 5000));
	expect(reduceApp(second, {type: 'next-notice', now: 20_000}).notice).toBeUndefined();
});
