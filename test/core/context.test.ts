import {expect, test} from 'vitest';
import type {Message} from '../../source/core/chat.ts';
import {moveOut} from '../../source/core/context.ts';

/** `u` is a user's turn, `m` a reply. */
const talk = (turns: string): Message[] => [...turns].map((side, index) => side === 'u'
	? {id: String(index), role: 'user', text: '', time: 0}
	: {id: String(index), role: 'model', text: '', time: 0, ending: 'end', rungs: [], model: ''});

test.each([
	['a quarter of eight', 'umumumum', 0, 2],
	['rounded up to the next question', 'umumumumum', 0, 4],
	['from where it stands', 'umumumum', 2, 4],
	['the last question always stays', 'umu', 0, 2],
	['also with its reply', 'umum', 0, 2],
	['one question alone', 'u', 0, 0],
	['nothing more can go', 'umu', 2, 2],
	['questions in a row', 'uuuu', 0, 1],
	['nobody has said anything', '', 0, 0],
	['only replies', 'mm', 0, 0],
])('%s: %s from %d is %d', (_, turns, from, expected) => {
	expect(moveOut(talk(turns), from)).toBe(expected);
});

test('again and again it ends, on a question each time', () => {
	const messages = talk('um'.repeat(50) + 'u');
	let out = 0;
	for (let round = 0; round < 200; round++) {
		const next = moveOut(messages, out);
		expect(messages[next]!.role).toBe('user');
		if (next === out) {
			break;
		}

		expect(next).toBeGreaterThan(out);
		out = next;
	}

	expect(out).toBe(100);
});
