import {expect, test} from 'vitest';
import {segmentsOf, type Extent} from '../../source/storage/recording-segments.ts';

const extents: readonly Extent[] = [
	{table: 's', span: 1, oldest: 905, done: Infinity},
	{table: 't', span: 10, oldest: 500, done: 990},
	{table: 'm', span: 60, oldest: 0, done: 960},
];

test.each<[string, number, number, number, readonly string[]]>([
	['the newest, finest', 0, 950, 1000, ['s 950-1000']],
	['all of it, finest', 0, 0, 1000, ['m 0-540', 't 540-910', 's 910-1000']],
	['tens', 1, 700, 1000, ['t 700-990', 's 990-1000']],
	['minutes, and what is not averaged yet', 2, 0, 1000, ['m 0-960', 't 960-990', 's 990-1000']],
	['long ago, finest', 0, 100, 200, ['m 100-200']],
	['nothing', 0, 500, 500, []],
	['backwards', 1, 900, 100, []],
])('%s', (_name, wanted, from, to, expected) => {
	expect(segmentsOf(extents, wanted, from, to).map(segment => `${segment.table} ${segment.from}-${segment.to}`)).toEqual(expected);
});

test('an empty recording has no moment told of twice', () => {
	const empty = extents.map(extent => ({...extent, oldest: Infinity, done: extent.span === 1 ? Infinity : -Infinity}));
	const segments = segmentsOf(empty, 2, 0, 1000);
	expect(segments.every((segment, index) => segment.to > segment.from && (index === 0 || segments[index - 1]!.to === segment.from))).toBe(true);
});

test('where nothing coarser is older, the finest tells of all it has', () => {
	const young = [extents[0]!, {...extents[1]!, oldest: 900}, {...extents[2]!, oldest: 900}];
	// The row of a coarse tier begins before the first second in it.
	expect(segmentsOf(young, 0, 0, 1000)).toEqual([{table: 's', span: 1, from: 0, to: 1000}]);
});
