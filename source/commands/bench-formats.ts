import type {BenchReport} from '../core/bench.ts';
import {cleanLine} from '../core/text.ts';
import type {ShownProfile} from './bench-profile.ts';
import type {Report} from './models-print.ts';

/** A benchmark with what its screen costs, where it was looked at. */
type ShownReport = Omit<BenchReport, 'profile'> & {readonly profile?: ShownProfile};

type Shown = {readonly reports: readonly ShownReport[]; readonly blocks: Report['blocks']};

/** How a benchmark is written down for other programs and for people elsewhere. */
export const benchFormats = {csv, markdown} as const;

/** A header and a row for each benchmark, with figures as they were measured: rows of many days go under one header. */
function csv({reports}: Shown): string {
	const rows = reports.map(report => fieldsOf(report));
	const head = rows[0]?.map(([name]) => name) ?? [];
	return [head, ...rows.map(fields => fields.map(([, value]) => (typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : quoted(value ?? ''))))].map(cells => `${cells.join(',')}\n`).join('');
}

type Field = readonly [name: string, value: string | number | undefined];

function fieldsOf(report: ShownReport): readonly Field[] {
	const {time, model, settings, runs, prefillRate, decodeRate, firstToken, intervals, inferences, loadTime, peakMemory, profile} = report;
	return [
		['time', new Date(time).toISOString()],
		['model', cleanLine(model.name)],
		['rung', cleanLine(model.rung)],
		['backend', model.backend],
		['gpu_layers', model.gpuLayers],
		['batch', model.batchSize],
		['threads', Math.max(...runs.map(({threads}) => threads))],
		['prompt_tokens', settings.promptTokens],
		['reply_tokens', settings.replyTokens],
		['runs', runs.length],
		['prefill_tokens_per_second', prefillRate.median],
		['decode_tokens_per_second', decodeRate.median],
		['ttft_ms', firstToken.median],
		['itl_p50_ms', intervals.p50],
		['itl_p95_ms', intervals.p95],
		['itl_p99_ms', intervals.p99],
		['jitter_ms', intervals.jitter],
		['inferences_per_second', inferences],
		['load_ms', loadTime],
		['peak_memory_bytes', peakMemory],
		...(['prefill', 'whole', 'decode', 'sampling', 'detokenize', 'rest', 'ipc', 'drawing'] as const).flatMap(part => (profile === undefined ? [] : [[`profile_${part}_ms`, profile[part]] as const])),
	];
}

/** As RFC 4180 has it. A name that a spreadsheet would compute is text. */
function quoted(text: string): string {
	const safe = /^[=+@-]/u.test(text) ? `'${text}` : text;
	return /[",\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The tables and sentences of the terminal as Markdown. */
function markdown({blocks}: Shown): string {
	const parts = blocks.flatMap(block => {
		if (typeof block === 'string') {
			return block === '' ? [] : [escaped(block)];
		}

		const [first = []] = block.rows;
		const heads = block.head ?? first.map((_, index) => (index === 0 ? 'measured' : ''));
		const rule = block.columns.map(({right}) => (right ? '---:' : '---'));
		return [[heads, rule, ...block.rows.map(row => row.map(({text}) => escaped(text.trim())))].map(cells => `| ${cells.join(' | ')} |`).join('\n')];
	});
	return `${parts.join('\n\n')}\n`;
}

function escaped(text: string): string {
	return cleanLine(text).replaceAll(/[\\|<*_`]/gu, String.raw`\$&`);
}
