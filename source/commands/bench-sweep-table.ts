import type {BenchReport} from '../core/bench.ts';
import {bytes, decimal, integer, milliseconds} from '../core/format.ts';
import type {ProblemCode} from '../core/problems.ts';
import {cleanLine} from '../core/text.ts';
import type {Report} from './models-print.ts';
import type {Cell} from './models-table.ts';

/** A benchmark of a sweep, or why there is none. */
export type SweepRow = {readonly report: BenchReport} | {readonly what: string; readonly code: ProblemCode; readonly failure: string};

type Figure = {readonly head: string; readonly right?: boolean; /** Only where it differs from row to row. */ readonly varies?: boolean; readonly of: (report: BenchReport) => string};

const threadsOf = ({runs}: BenchReport): string => integer(Math.max(...runs.map(({threads}) => threads)));

const figures: readonly Figure[] = [
	{head: 'model', varies: true, of: ({model}) => cleanLine(model.name)},
	{head: 'rung', of: ({model}) => cleanLine(model.rung)},
	{head: 'ctx', right: true, varies: true, of: ({settings}) => integer(settings.promptTokens)},
	{head: 'thr', right: true, varies: true, of: threadsOf},
	{head: 'batch', right: true, varies: true, of: ({model}) => integer(model.batchSize)},
	{head: 'prefill', right: true, of: ({prefillRate}) => decimal(prefillRate.median)},
	{head: 'decode', right: true, of: ({decodeRate}) => decimal(decodeRate.median)},
	{head: 'TTFT', right: true, of: ({firstToken}) => milliseconds(firstToken.median)},
	{head: 'p50', right: true, of: ({intervals}) => milliseconds(intervals.p50)},
	{head: 'p95', right: true, of: ({intervals}) => milliseconds(intervals.p95)},
	{head: 'p99', right: true, of: ({intervals}) => milliseconds(intervals.p99)},
	{head: 'memory', right: true, of: ({peakMemory}) => bytes(peakMemory)},
	{head: 'before', right: true, varies: true, of: ({previous, decodeRate}) => (previous === undefined ? '' : change(decodeRate.median / previous.decodeRate))},
];

/** Benchmarks under each other: what is the same in all of them stands above. */
export function sweepBlocks(rows: readonly SweepRow[]): Report['blocks'] {
	const reports = rows.flatMap(row => ('report' in row ? [row.report] : []));
	const failures = rows.flatMap(row => ('report' in row ? [] : [`${row.what}: ${row.failure}`]));
	const [first] = reports;
	if (first === undefined) {
		return failures;
	}

	const shown = figures.filter(({varies, of}) => varies !== true || new Set(reports.map(report => of(report))).size > 1);
	const same = [
		`${integer(first.settings.promptTokens)} tokens read`,
		`${integer(first.settings.replyTokens)} written`,
		`${threadsOf(first)} ${threadsOf(first) === '1' ? 'thread' : 'threads'}`,
	].filter((_, index) => index === 1 || shown.every(({head}) => head !== (index === 0 ? 'ctx' : 'thr')));
	return [
		`${same.join(', ')}, medians; prefill and decode in tokens a second, TTFT and the time between tokens (p50 to p99) in ms.${shown.some(({head}) => head === 'before') ? ' Before: decode against the last time.' : ''}`,
		'',
		{
			columns: shown.map(({right}) => ({right})),
			head: shown.map(({head}) => head),
			rows: reports.map(report => shown.map(({of}): Cell => ({text: of(report)}))),
		},
		...failures.flatMap((failure, index) => (index === 0 ? ['', failure] : [failure])),
	];
}

function change(ratio: number): string {
	return `${ratio >= 1 ? '+' : ''}${((ratio - 1) * 100).toFixed(1)} %`;
}
