import {bytes, decimal, integer, milliseconds} from '../../core/format.ts';
import type {SwapStep} from '../../core/engine-protocol.ts';
import {cleanLine} from '../../core/text.ts';
import type {LastSwap, RungFigures} from '../../core/view.ts';
import type {Theme} from '../theme.ts';

/** Cells of a figure's column, and of the words before it. */
const column = 11;
const words = 13;

/** A step in as few letters as tell it. */
const stepNames: Readonly<Record<SwapStep, string>> = {plan: 'plan', 'make-room': 'room', load: 'load', carry: 'carry', prefill: 'read', switch: 'switch', verify: 'check', release: 'release'};

/**
What the last swap did, all of it measured: memory, speed and first token before and after, what was released against what was expected, what became of the context, and where the time went.

@param after What the rung that was gone to has been seen to do since.
*/
export function swapCardLines(swap: LastSwap, after: RungFigures, theme: Theme): string[] {
	const {from, to, before} = swap;
	const row = (name: string, was: string, is: string, rest = '') => `${theme.dim(name.padEnd(words))}${was.padStart(column)}${is.padStart(column)}${rest === '' ? '' : `   ${theme.dim(rest)}`}`;
	const first = ({ttft}: RungFigures) => ttft === undefined ? theme.glyphs.unknown : `${milliseconds(ttft)} ms`;
	const speed = ({rate}: RungFigures) => rate === undefined ? theme.glyphs.unknown : decimal(rate);
	return [
		`${theme.dim('last swap'.padEnd(words))}${cleanLine(from).slice(0, column - 1).padStart(column)}${theme.accent(cleanLine(to).slice(0, column - 1).padStart(column))}   ${theme.dim(`${milliseconds(swap.total)} ms in all`)}`,
		row('memory', bytes(swap.memoryBefore), bytes(swap.memoryAfter), freedWords(swap)),
		row('tok/s', speed(before), speed(after)),
		row('first token', first(before), first(after)),
		contextWords(swap),
		theme.dim(`${swap.steps.map(({step, milliseconds: time}) => `${stepNames[step]} ${integer(time)}`).join(` ${theme.glyphs.dot} `)} ms`),
	];
}

function freedWords({freed, expectedFreed}: LastSwap): string {
	if (freed === undefined) {
		return '';
	}

	return `freed ${bytes(freed)}${expectedFreed === undefined ? '' : `, expected ${bytes(expectedFreed)}`}`;
}

function contextWords({tokens, carried, reason, gap, overlapped}: LastSwap): string {
	const context = tokens === 0 ? 'nothing had been said' : carried ? `${integer(tokens)} tokens of KV cache carried` : `${integer(tokens)} tokens read again (${cleanLine(reason ?? 'not carried')})`;
	const pause = gap > 0 ? `${overlapped ? 'between two tokens' : 'the reply paused'} ${milliseconds(gap)} ms` : 'no reply ran';
	return `${context}; ${pause}`;
}
