import {expect, test} from 'vitest';
import {addEvent} from '../../source/core/add-event.ts';
import {emptyLatency} from '../../source/core/latency.ts';
import type {ViewEvent} from '../../source/core/view.ts';

const delta = (id: string, text: string, tokens: number, rung?: string): ViewEvent => ({type: 'delta', id, text, contextUsed: tokens, progress: {phase: 'decoding', prefilled: 1, prefillTotal: 1, tokens, latency: emptyLatency}, ...(rung !== undefined && {rung})});
const saved: ViewEvent = {type: 'saved', time: 1};

/** As `id:text` with the count of tokens, and the rung where one is named. */
const words = (events: readonly ViewEvent[]) => events.map(event => (event.type === 'delta' ? `${event.id}:${event.text} ${event.contextUsed}${event.rung === undefined ? '' : ` ${event.rung}`}` : event.type));

test.each([
	['pieces of a reply become one, with the newest figures', [delta('a', 'one ', 1), delta('a', 'two', 2)], ['a:one two 2']],
	['those of another stay apart', [delta('a', 'one', 1), delta('b', 'two', 2)], ['a:one 1', 'b:two 2']],
	['what lies between keeps its place', [delta('a', 'one', 1), saved, delta('a', 'two', 2)], ['a:one 1', 'saved', 'a:two 2']],
	['a rung is kept', [delta('a', 'one ', 1, 'F16'), delta('a', 'two', 2)], ['a:one two 2 F16']],
	['a second rung begins anew', [delta('a', 'one', 1, 'F16'), delta('a', 'two', 2, 'Q8_0')], ['a:one 1 F16', 'a:two 2 Q8_0']],
] as const)('%s', (_, events, expected) => {
	const waiting: ViewEvent[] = [];
	for (const event of events) {
		addEvent(waiting, event);
	}

	expect(words(waiting)).toEqual(expected);
});
