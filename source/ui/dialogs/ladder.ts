import {bytes, decimal, duration, gibibytes, integer, unknown} from '../../core/format.ts';
import {sortRungs, type Rung} from '../../core/ladder.ts';
import type {Sample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import type {View} from '../../core/view.ts';
import {cut} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {listLines} from './list.ts';

/** The widest part that is always shown, then what goes first when there is no room. */
const wide = 66;

/**
The ladder: every quantization of the model in use, from the most bits to the fewest, those that can be made among them.
*/
export function ladderLines(view: View, width: number, height: number, selected: number, theme: Theme): string[] {
	const rungs = sortRungs(view.rungs);
	const model = view.model.phase === 'ready' ? view.model.model : undefined;
	const chosen = rungs[Math.min(selected, rungs.length - 1)];
	const room = Math.min(width, 76);
	const head = `  ${'rung'.padEnd(8)} ${'bits'.padStart(5)}  ${'size'.padStart(8)}  ${'needs'.padStart(8)}  ${'on this box'.padEnd(15)}${room >= wide ? '  tok/s' : ''}`;
	return listLines({
		title: {name: 'Ladder', detail: cleanLine(model?.name ?? 'no model')},
		status: freeNow(view),
		head: theme.dim(head),
		rows: rungs.length > 0 ? rungs.map(rung => row(rung, rung.path === model?.path, room, theme)) : [theme.dim('no model is loaded yet')],
		...(rungs.length > 0 && {selected: Math.min(selected, rungs.length - 1)}),
		foot: [...preview(view, chosen), `${theme.accent(`${theme.glyphs.up}${theme.glyphs.down}`)} choose   ${theme.accent('Enter')} ${chosen?.source === undefined ? 'swap' : 'make and swap'}   ${canCompare(chosen, model?.path) ? `${theme.accent('c')} compare   ` : ''}${theme.accent('Esc')} back`],
		width: room,
		height,
		theme,
	});
}

/** Whether the rung is there and another one is in use. */
function canCompare(rung: Rung | undefined, inUse: string | undefined): boolean {
	return rung !== undefined && rung.source === undefined && rung.path !== inUse;
}

function freeNow({samples}: View): string {
	const sample = samples.at(-1);
	const card = sample?.gpus[0];
	if (card !== undefined) {
		return `${gibibytes(card.memoryTotal)} GiB card, ${gibibytes(card.memoryFree)} free`;
	}

	return sample?.memory === undefined ? '' : `${gibibytes(sample.memory.available)} GiB of RAM free`;
}

function row({name, bits, size, outlook: fit, source}: Rung, running: boolean, room: number, theme: Theme): string {
	const tone = fit === undefined ? theme.plain : {good: theme.good, tight: theme.warning, bad: theme.danger}[fit.tone];
	const words = running ? 'running' : `${fit?.words ?? ''}${source === undefined || fit?.tone === 'bad' ? '' : ` ${theme.glyphs.dot} make`}`;
	const speed = fit?.speed;
	const rate = `${decimal(speed?.tokensPerSecond).padStart(6)} ${speed === undefined ? '' : speed.measured ? 'seen' : 'predicted'}`;
	return `${cleanLine(name).padEnd(8)} ${bits.toFixed(2).padStart(5)}  ${bytes(size).padStart(8)}  ${(fit === undefined ? unknown : bytes(fit.needs)).padStart(8)}  ${(running ? theme.accent : tone)(cut(words, 14, theme.glyphs.ellipsis).padEnd(15))}${room >= wide ? rate : ''}`;
}

/** What choosing this rung would do, before it is done: what it needs against what is free, and what becomes of the reply and of the context. */
function preview({model, rungs, contextUsed, samples}: View, to: Rung | undefined): string[] {
	if (model.phase !== 'ready' || to === undefined) {
		return ['', ''];
	}

	const {path, quantization, loadRate} = model.model;
	if (to.path === path) {
		return [rungs.length > 1 ? 'This is the rung in use.' : 'The only rung. Another quantization of the same model beside it becomes one.', ''];
	}

	const sample = samples.at(-1);
	const {now, after} = freeMemory(sample);
	const needs = to.outlook?.needs;
	const memory = needs === undefined || now === undefined ? '' : `needs ${bytes(needs)}; ${bytes(now)} free, ${bytes(after)} without ${quantization}`;
	const seconds = loadRate > 0 ? duration(to.size / loadRate) : '';
	const together = needs !== undefined && now !== undefined && needs < now;
	const reply = together ? 'the reply goes on meanwhile' : `the reply pauses${seconds === '' ? '' : ` about ${seconds}`} and goes on`;
	const made = to.source === undefined ? '' : `${bytes(to.size)} written first; `;
	return [`to ${cleanLine(to.name)}: ${memory}`, `${made}${reply}; ${integer(contextUsed)} tokens stay`];
}

function freeMemory(sample: Sample | undefined): {now?: number; after?: number} {
	const card = sample?.gpus[0];
	if (card !== undefined) {
		return {now: card.memoryFree, after: card.memoryFree + (card.memoryOwn ?? 0)};
	}

	const available = sample?.memory?.available;
	return {now: available, after: available === undefined ? undefined : available + (sample?.engine?.anonymous ?? 0)};
}
