import {bytes, decimal, integer, milliseconds} from '../../core/format.ts';
import type {SwapStep} from '../../core/engine-protocol.ts';
import {cleanLine} from '../../core/text.ts';
import type {LastSwap, RungFigures} from '../../core/view.ts';
import type {Theme} from '../theme.ts';

/** Cells of a figure's column, and of the words before it; and how many a card takes that says everything beside them. */
const roomy = {column: 11, words: 13, from: 70};

/** The same where it is narrow: what stands beside the figures is said shorter. */
const narrow = {column: 10, words: 12};

/** A step in as few letters as tell it. */
const stepNames: Readonly<Record<SwapStep, string>> = {plan: 'plan', 'make-room': 'room', load: 'load', carry: 'carry', prefill: 'read', switch: 'switch', verify: 'check', release: 'release'};

/**
What the last swap did, all of it measured: memory, speed and first token before and after, what was released against what was expected, what became of the context, and where the time went.

@param after What the rung that was gone to has been seen to do since.
@param width Cells of a line.
*/
export function swapCardLines(swap: LastSwap, after: RungFigures, width: number, theme: Theme): string[] {
	const {from, to, before} = swap;
	const {column, words} = width >= roomy.from ? roomy : narrow;
	const aside = (...texts: string[]) => longestThatFits(texts, width - words - 2 * column - 3);
	const row = (name: string, was: string, is: string, rest = '') => `${theme.dim(name.padEnd(words))}${was.padStart(column)}${is.padStart(column)}${rest === '' ? '' : `   ${theme.dim(rest)}`}`;
	const first = ({ttft}: RungFigures) => ttft === undefined ? theme.glyphs.unknown : `${milliseconds(ttft)} ms`;
	const speed = ({rate}: RungFigures) => rate === undefined ? theme.glyphs.unknown : decimal(rate);
	const total = `${milliseconds(swap.total)} ms`;
	return [
		`${theme.dim('last swap'.padEnd(words))}${cleanLine(from).slice(0, column - 1).padStart(column)}${theme.accent(cleanLine(to).slice(0, column - 1).padStart(column))}   ${theme.dim(aside(`${total} in all`, total))}`,
		row('memory', bytes(swap.memoryBefore), bytes(swap.memoryAfter), aside(...freedWords(swap))),
		row('tok/s', speed(before), speed(after)),
		row('first token', first(before), first(after)),
		longestThatFits(contextWords(swap), width),
		theme.dim(stepWords(swap, width, theme)),
	];
}

/** @returns The first of the texts that fits, or nothing. */
function longestThatFits(texts: readonly string[], room: number): string {
	return texts.find(text => text.length <= room) ?? '';
}

function freedWords({freed, expectedFreed}: LastSwap): string[] {
	if (freed === undefined) {
		return [];
	}

	const said = `freed ${bytes(freed)}`;
	return expectedFreed === undefined ? [said] : [`${said}, expected ${bytes(expectedFreed)}`, said];
}

function contextWords({tokens, carried, reason, gap, overlapped}: LastSwap): string[] {
	const pause = gap > 0 ? `${overlapped ? 'between two tokens' : 'the reply paused'} ${milliseconds(gap)} ms` : 'no reply ran';
	if (tokens === 0) {
		return [`nothing had been said; ${pause}`];
	}

	const count = integer(tokens);
	return carried
		? [`${count} tokens of KV cache carried; ${pause}`, `${count} tokens carried; ${pause}`, `${count} tokens carried`]
		: [`${count} tokens read again (${cleanLine(reason ?? 'not carried')}); ${pause}`, `${count} tokens read again; ${pause}`, `${count} tokens read again`];
}

/** Where the time went: where it is narrow the steps that took longest, in the order in which they were taken. */
function stepWords({steps}: LastSwap, width: number, theme: Theme): string {
	const longestFirst = [...steps].sort((a, b) => b.milliseconds - a.milliseconds);
	const line = (most: number) => `${steps.filter(step => longestFirst.indexOf(step) < most).map(({step, milliseconds: time}) => `${stepNames[step]} ${integer(time)}`).join(` ${theme.glyphs.dot} `)} ms`;
	let most = steps.length;
	while (most > 1 && line(most).length > width) {
		most--;
	}

	return line(most);
}
