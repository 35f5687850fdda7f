import type {BenchReport, Spread} from '../core/bench.ts';
import {bytes, decimal, duration, integer, milliseconds, rate} from '../core/format.ts';
import {cleanLine} from '../core/text.ts';
import type {Report} from './models-print.ts';
import type {Cell, Column} from './models-table.ts';

const columns: readonly Column[] = [{}, {right: true}, {}, {grow: true}];
const day = new Intl.DateTimeFormat('en-CA', {year: 'numeric', month: '2-digit', day: '2-digit'});

/** A benchmark as a table that reads from what a person waits for to what the box does. */
export function benchBlocks(report: BenchReport): Report['blocks'] {
	const {model, settings, runs, intervals, prefillRate, decodeRate, firstToken, inferences, loadTime, loadRate, wasLoaded, peakMemory} = report;
	const place = model.gpuLayers > 0 ? `${model.backend}, ${model.gpuLayers}/${model.layers} layers on the card` : model.backend;
	const threads = [...new Set(runs.map(run => run.threads))].sort((a, b) => a - b).join(' to ');
	const over = runs.length === 1 ? 'one run' : `medians over ${integer(runs.length)} runs`;
	const rows: ReadonlyArray<readonly [name: string, value: string, unit: string, rest: string]> = [
		[`read ${integer(settings.promptTokens)} tokens`, decimal(prefillRate.median), 'tok/s', range(prefillRate, decimal)],
		[`write ${integer(settings.replyTokens)} tokens`, decimal(decodeRate.median), 'tok/s', range(decodeRate, decimal)],
		['first token', milliseconds(firstToken.median), 'ms', range(firstToken, milliseconds)],
		['between tokens', milliseconds(intervals.p50), 'ms', `p95 ${milliseconds(intervals.p95)}, p99 ${milliseconds(intervals.p99)}, jitter ${milliseconds(intervals.jitter)}`],
		['inferences', inferences < 10 ? inferences.toFixed(2) : decimal(inferences), 'a second', 'prompt and reply, one after the other'],
		['load', decimal(loadTime / 1000), 's', `${rate(loadRate)}${wasLoaded ? ', when it was loaded' : ''}`],
		['peak memory', bytes(peakMemory), '', model.gpuLayers > 0 ? 'on the card' : 'of the engine'],
	];
	return [
		`${cleanLine(model.name)}, ${cleanLine(model.rung)}, ${bytes(model.fileSize)}; ${place}, ${threads} ${threads === '1' ? 'thread' : 'threads'}${askedFor(settings.threads, threads)}; ${over}.`,
		'',
		{columns, rows: rows.map(([name, value, unit, rest]): Cell[] => [{text: name}, {text: value}, {text: unit, color: 'dim'}, {text: rest, color: 'dim'}])},
		...previousLine(report),
	];
}

/** There are never more threads than cores, whatever is asked for. */
function askedFor(asked: number | undefined, threads: string): string {
	return asked === undefined ? '' : threads === String(asked) ? ' as asked' : `, all there are of the ${integer(asked)} asked for`;
}

function range({least, greatest}: Spread, format: (value: number) => string): string {
	return `${format(least)} to ${format(greatest)}`;
}

function previousLine({previous, prefillRate, decodeRate, time}: BenchReport): string[] {
	if (previous === undefined) {
		return [];
	}

	const change = (now: number, before: number) => `${now >= before ? '+' : ''}${((now / before - 1) * 100).toFixed(1)} %`;
	const ago = (time - previous.time) / 1000;
	const when = ago < 86_400 ? `${duration(ago)} ago` : `on ${day.format(previous.time)}`;
	return ['', `Against the run ${when}: reading ${change(prefillRate.median, previous.prefillRate)}, writing ${change(decodeRate.median, previous.decodeRate)}.`];
}
