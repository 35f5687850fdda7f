import {describe, expect, test} from 'vitest';
import {plain, styleAfter, transition, type CellStyle} from '../../../source/ui/frame/cell-style.ts';

/** The style behind some sequences. */
function after(...sequences: readonly string[]): CellStyle {
	let style = plain;
	for (const sequence of sequences) {
		style = styleAfter(style, sequence);
	}

	return style;
}

const sgr = (parameters: string) => `\u001B[${parameters}m`;
const link = (address: string) => `\u001B]8;;${address}\u0007`;

describe('the same look is the same style', () => {
	test.each([
		['ends undo what they end', [sgr('1'), sgr('38;5;111'), sgr('39'), sgr('22')], []],
		['0 ends all but a link', [sgr('1'), sgr('4'), sgr('41'), sgr('0')], []],
		['an empty one is 0', [sgr('7'), sgr('')], []],
		['the order is none of its business', [sgr('3'), sgr('31')], [sgr('31;3')]],
		['a colour takes the place of another', [sgr('31'), sgr('38;2;1;2;3'), sgr('94')], [sgr('94')]],
		['a link ends by itself', [link('https://a.org'), link('')], []],
		['what is not known is nothing', [sgr('53'), sgr('5')], []],
	])('%s', (_, one, other) => {
		expect(after(...one)).toBe(after(...other));
	});

	test('also when more links came than are remembered', () => {
		for (let number = 0; number < 1200; number++) {
			expect(after(link(`https://a.org/${number}`), sgr('4'), sgr('24'), link(''))).toBe(plain);
		}
	});
});

test.each([
	['', '', ''],
	['1', '1;31', '31'],
	['31', '32', '32'],
	['38;5;111', '', ''],
	['1;2;4', '2;4', '22;2'],
	['1;3;4;7;31;41', '4', '0;4'],
	['1', '2', '0;2'],
])('from %j to %j by %j', (from, to, codes) => {
	const [one, other] = [after(sgr(from)), after(sgr(to))];
	expect(transition(one, other)).toBe(one === other ? '' : sgr(codes));
});

test('to a link and from one', () => {
	expect(transition(plain, after(link('https://a.org')))).toBe(link('https://a.org'));
	expect(transition(after(link('https://a.org'), sgr('4')), plain)).toBe(link('') + sgr(''));
});

test('on a blank only what shows on one counts', () => {
	expect(after(sgr('1;3;31')).onBlank).toBe(plain);
	expect(after(sgr('1;4;31')).onBlank).toBe(after(sgr('4')));
	expect(after(sgr('7')).onBlank).toBe(after(sgr('7')));
});
