import {bytes, duration, integer} from '../../core/format.ts';
import type {Rung} from '../../core/ladder.ts';
import type {Sample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import type {View} from '../../core/view.ts';

type Known = Pick<View, 'model' | 'rungs' | 'contextUsed' | 'samples' | 'latency' | 'making' | 'progress'>;

/**
What going to this rung would do, before it is done: what it needs against what is free now, whether the reply pauses, what becomes of the context, and what it takes to make the rung.

@returns Sentences.
*/
export function ladderPreview(view: Known, to: Rung | undefined): string {
	const {model, rungs, making} = view;
	if (model.phase !== 'ready' || to === undefined) {
		return '';
	}

	if (to.path === model.model.path) {
		return rungs.length > 1 ? 'This is the rung in use.' : 'The only rung. Another quantization of the same model beside it becomes one.';
	}

	if (making?.path === to.path) {
		return `${cleanLine(to.name)} is being made: ${Math.round(making.fraction * 100)} %${making.left === undefined ? '' : `, about ${duration(making.left)} left`}. m stops it; nothing is left behind then.`;
	}

	return [memorySentence(view, to), makeSentence(view, to), contextSentence(view, to)].filter(sentence => sentence !== '').join(' ');
}

function memorySentence({model, samples, progress}: Known, to: Rung): string {
	if (model.phase !== 'ready') {
		return '';
	}

	const {quantization, loadRate} = model.model;
	const {now, after} = freeMemory(samples.at(-1));
	const needs = to.outlook?.needs;
	const name = cleanLine(to.name);
	if (needs === undefined || now === undefined || after === undefined) {
		return `to ${name}: what it needs is not known.`;
	}

	const start = `to ${name}: needs ${bytes(needs)}; ${bytes(now)} free now`;
	if (needs > after && to.outlook?.tone === 'bad') {
		return `${start}, ${bytes(after)} once ${quantization} is released: it does not fit.`;
	}

	const seconds = loadRate > 0 ? `about ${duration(to.size / loadRate)}` : '';
	if (needs < now) {
		return `${start}, so both fit${progress === undefined ? '' : ' and the reply goes on meanwhile'}${seconds === '' ? '' : ` (load ${seconds})`}.`;
	}

	const waits = progress === undefined ? 'Loading takes' : 'The reply pauses';
	return `${start}, ${bytes(after)} once ${quantization} is released. ${waits}${seconds === '' ? ' a moment' : ` ${seconds}`}${progress === undefined ? '.' : ' and goes on.'}`;
}

function makeSentence({samples}: Known, {source, size, makeTime}: Rung): string {
	if (source === undefined) {
		return '';
	}

	const free = samples.at(-1)?.disk?.free;
	const time = makeTime === undefined ? '' : `, about ${duration(makeTime)}`;
	if (free !== undefined && free < size) {
		return `Making it writes ${bytes(size)}, and the disk has ${bytes(free)} left.`;
	}

	return `Made first: ${bytes(size)} written${time}${free === undefined ? '' : `; ${bytes(free)} left on the disk`}.`;
}

function contextSentence({contextUsed, latency}: Known, {obstacle}: Rung): string {
	if (contextUsed === 0) {
		return '';
	}

	if (obstacle === undefined) {
		return `${integer(contextUsed)} tokens of KV cache are carried.`;
	}

	const {prefillRate} = latency;
	const time = prefillRate !== undefined && prefillRate > 0 ? `, about ${duration(contextUsed / prefillRate)}` : '';
	return `${integer(contextUsed)} tokens are read again${time}: ${cleanLine(obstacle)}.`;
}

function freeMemory(sample: Sample | undefined): {now?: number; after?: number} {
	const card = sample?.gpus[0];
	if (card !== undefined) {
		return {now: card.memoryFree, after: card.memoryFree + (card.memoryOwn ?? 0)};
	}

	const available = sample?.memory?.available;
	return {now: available, after: available === undefined ? undefined : available + (sample?.engine?.anonymous ?? 0)};
}
