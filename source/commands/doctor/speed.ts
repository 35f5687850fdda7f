import type {BenchReport} from '../../core/bench.ts';
import type {Finding} from '../../core/finding.ts';
import {decimal, integer, milliseconds, rate} from '../../core/format.ts';
import {cleanLine} from '../../core/text.ts';
import type {MemoryBandwidth} from '../../telemetry/memory-bandwidth.ts';

const area = 'speed';

/** A short benchmark, or why there is none. */
export type DecodeTrial = BenchReport | {readonly failure: string};

/** People read about five words a second; slower than this a reply is waited for. Tokens a second. */
const readable = 5;

/** How fast memory is, and how fast a model answers. */
export function gradeSpeed({one, all, threads}: MemoryBandwidth, trial: DecodeTrial): Finding[] {
	return [
		{area, name: 'memory', level: 'ok', said: `${rate(one)} copied by one thread${threads > 1 ? `, ${rate(all)} by ${integer(threads)} at once` : ''} (64 MiB blocks, read and written).`, figures: {one_thread_bytes_per_second: Math.round(one), all_threads_bytes_per_second: Math.round(all), threads}},
		'failure' in trial ? {area, name: 'decode', level: 'unknown', said: `not measured: ${cleanLine(trial.failure)}`} : decode(trial),
	];
}

function decode({model, decodeRate, prefillRate, intervals}: BenchReport): Finding {
	const name = 'decode';
	const said = `${decimal(decodeRate.median)} tok/s with ${cleanLine(model.name)} ${cleanLine(model.rung)}, p99 ${milliseconds(intervals.p99)} ms; prompts at ${decimal(prefillRate.median)} tok/s.`;
	const figures = {decode_tokens_per_second: decodeRate.median, prefill_tokens_per_second: prefillRate.median, p99_ms: intervals.p99};
	return decodeRate.median < readable
		? {area, name, level: 'warning', said, figures, remedy: 'Go down a rung with Alt+↓ or take a smaller model; `lisa bench` measures it in full.'}
		: {area, name, level: 'ok', said, figures};
}
