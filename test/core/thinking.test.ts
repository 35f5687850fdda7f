import {describe, expect, test} from 'vitest';
import {splitThinking, ThoughtMeter, withoutHalfMark} from '../../source/core/thinking.ts';

const short = (text: string) => splitThinking(text).map(stretch => `${stretch.kind}${stretch.open ? ', open' : ''}: ${stretch.text.trim()}`);

test.each([
	['no thought', ['said: no thought']],
	['<think>a</think>b', ['thought: a', 'said: b']],
	['<think>\na\n</think>\n\nb', ['thought: a', 'said: b']],
	['<think>a', ['thought, open: a']],
	['<think>', ['thought, open: ']],
	['<think></think>b', ['said: b']],
	['a\n<thinking>b</thinking>\nc', ['said: a', 'thought: b', 'said: c']],
	['<think>a</think>b\n<think>c</think>d', ['thought: a', 'said: b', 'thought: c', 'said: d']],
	['a\n</think>\nb', ['thought: a', 'said: b']],
	['the tag <think> is text here, and </think> too', ['said: the tag <think> is text here, and </think> too']],
	['[THINK]a[/THINK]b', ['thought: a', 'said: b']],
	['◁think▷a◁/think▷b', ['thought: a', 'said: b']],
	['', []],
])('%j', (text, stretches) => {
	expect(short(text)).toEqual(stretches);
});

test.each([
	['<thi', ''],
	['<think>a</thi', '<think>a'],
	['a < b', 'a < b'],
	['a <', 'a <'],
	['a\n<', 'a\n'],
	['a', 'a'],
])('half a mark: %j', (text, rest) => {
	expect(withoutHalfMark(text)).toBe(rest);
});

describe('what was thought', () => {
	const measure = (pieces: readonly string[]) => {
		const meter = new ThoughtMeter();
		for (const [index, piece] of pieces.entries()) {
			meter.token(piece, index * 10);
		}

		return [meter.tokens, meter.milliseconds];
	};

	test.each([
		['nothing', ['a', 'b', '<', 'think', '>'], [0, 0]],
		['between the marks', ['<think>', 'a', 'b', '</think>', 'c', 'd'], [3, 30]],
		['with marks in pieces', ['<th', 'ink', '>', 'a', '</', 'think', '>', 'c'], [4, 40]],
		['not to the end', ['<think>', 'a', 'b'], [2, 20]],
		['twice', ['<think>', 'a', '</think>', '\n', '<think>', 'b', '</think>', 'c'], [4, 40]],
		['where the template began it', ['a', 'b', '\n</think>', 'c'], [3, 20]],
	])('%s', (_, pieces, figures) => {
		expect(measure(pieces)).toEqual(figures);
	});
});
