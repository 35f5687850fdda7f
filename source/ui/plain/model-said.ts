import {integer, milliseconds} from '../../core/format.ts';
import type {SwapStep} from '../../core/engine-protocol.ts';
import {pullShare} from '../../core/pull.ts';
import {cleanLine} from '../../core/text.ts';
import type {LastSwap, View} from '../../core/view.ts';

const stepWords: Readonly<Record<SwapStep, string>> = {
	plan: 'Looking what fits for',
	'make-room': 'Making room for',
	load: 'Loading',
	carry: 'Carrying the KV cache to',
	prefill: 'Reading the conversation again on',
	switch: 'Switching to',
	verify: 'Checking',
	release: 'Releasing the old rung for',
};

/** @returns What is told of models that come, go and are made: each step once, and how far it is at each quarter. */
export function modelSaid(before: View, after: View): string[] {
	return [...loadingSaid(before, after), ...swapSaid(before, after), ...makingSaid(before, after), ...pullSaid(before, after)].map(line => `LISA: ${line}`);
}

function loadingSaid({model: before}: View, {model, swap}: View): string[] {
	switch (model.phase) {
		case 'none': {
			return [];
		}

		case 'loading': {
			return progressSaid(`Loading ${cleanLine(model.name)}`, before.phase === 'loading' && before.path === model.path ? before.fraction : undefined, model.fraction);
		}

		case 'failed': {
			const {message, hint} = model.problem;
			return before === model || (before.phase === 'failed' && before.problem.message === message) ? [] : [cleanLine(`${message} ${hint}`)];
		}

		case 'ready': {
			const {path, name, quantization, contextSize} = model.model;
			const isSame = before.phase === 'ready' && before.model.path === path && before.model.contextSize === contextSize;
			return isSame || (swap !== undefined) || (before.phase === 'ready' && before.model.path !== path) ? [] : [`${cleanLine(name)} is ready, ${cleanLine(quantization)}, with a context of ${integer(contextSize)} tokens.`];
		}
	}
}

function swapSaid({swap: before, lastSwap: last}: View, {swap, lastSwap}: View): string[] {
	if (swap !== undefined) {
		const isSame = before?.step === swap.step && before.to === swap.to;
		return progressSaid(`${stepWords[swap.step]} ${cleanLine(swap.to)}`, isSame ? (before.fraction ?? 0) : undefined, swap.fraction);
	}

	return lastSwap === undefined || lastSwap === last ? [] : [cardSaid(lastSwap)];
}

function cardSaid({to, tokens, carried, reason, gap}: LastSwap): string {
	const context = tokens === 0 ? 'nothing had been said' : carried ? `${integer(tokens)} tokens of KV cache carried` : `${integer(tokens)} tokens read again, ${cleanLine(reason ?? 'not carried')}`;
	return `Now on ${cleanLine(to)}: ${context}${gap > 0 ? `, the reply paused ${milliseconds(gap)} ms` : ''}.`;
}

function makingSaid({making: before}: View, {making}: View): string[] {
	return making === undefined ? [] : progressSaid(`Making ${cleanLine(making.name)}`, before?.path === making.path ? before.fraction : undefined, making.fraction);
}

function pullSaid({pull: before}: View, {pull}: View): string[] {
	if (pull === undefined) {
		return [];
	}

	const words = pull.phase === 'checking' ? 'Checking' : 'Fetching';
	return progressSaid(`${words} ${cleanLine(pull.name ?? pull.what)}`, before?.phase === pull.phase ? (pullShare(before) ?? 0) : undefined, pullShare(pull));
}

/** @param was Absent where it has just begun. */
function progressSaid(words: string, was: number | undefined, is: number | undefined): string[] {
	const quarter = Math.floor((is ?? 0) * 4);
	if (was === undefined) {
		return [quarter > 0 && quarter < 4 ? `${words}, ${quarter * 25} percent.` : `${words}.`];
	}

	return quarter > Math.floor(was * 4) && quarter < 4 ? [`${words}, ${quarter * 25} percent.`] : [];
}
