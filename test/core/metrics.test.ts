import {describe, expect, test} from 'vitest';
import {columnOf, csvHeader, csvRow, jsonRow, ordered} from '../../source/core/export-rows.ts';
import {boxFigures, cardFigures} from '../../source/core/figures.ts';
import type {RecordedRow} from '../../source/core/history.ts';
import {metricOf} from '../../source/core/metric-names.ts';
import {metricsText} from '../../source/core/metrics.ts';
import {fullCard, fullSample} from '../helpers/samples.ts';
import {mock} from '../ui/panels/views.ts';

const now = {sample: fullSample, contextUsed: 1180, totals: {tokens: 42, stalls: 3}, alerts: ['vram-full'] as const};

describe('the text for Prometheus', () => {
	test('every line is a comment or a value, every metric has its help and type once, before its values', () => {
		const seen = new Set<string>();
		let open = '';
		for (const line of metricsText({...now, sample: {...fullSample, gpus: [fullCard, {...fullCard, index: 1}]}}).trimEnd().split('\n')) {
			const [, kind, name] = /^# (HELP|TYPE) (lisa_[a-z0-9_]+) .+$/u.exec(line) ?? [];
			if (kind === 'HELP') {
				expect(seen.has(name!), line).toBe(false);
				seen.add(name!);
				open = name!;
			} else if (kind === 'TYPE') {
				expect(name).toBe(open);
			} else {
				expect(line).toMatch(/^lisa_[a-z0-9_]+(?:\{[a-z]+="(?:[^"\\\n]|\\.)*"(?:,[a-z]+="(?:[^"\\\n]|\\.)*")*\})? -?\d[\d.e+-]*$/u);
				expect(line.split(/[ {]/u, 1)[0]).toBe(open);
			}
		}

		expect(seen.size).toBeGreaterThan(40);
	});

	test('units are Prometheus\'s own: seconds, hertz, bytes', () => {
		const text = metricsText(now);
		for (const line of [
			'lisa_cpu_load_ratio 0.5',
			'lisa_cpu_clock_hertz 3000000000',
			'lisa_token_p99_seconds 0.07',
			'lisa_gpu_memory_used_bytes{card="0",name="NVIDIA GeForce RTX 4090"} 8598323200',
			'lisa_gpu_info{card="0",name="NVIDIA GeForce RTX 4090",driver="580.65.06",cuda="13.1"} 1',
			'lisa_gpu_lost{card="0",name="NVIDIA GeForce RTX 4090"} 0',
			'# TYPE lisa_tokens_total counter\nlisa_tokens_total 42',
			'lisa_alert_active{alert="vram-full"} 1',
			'lisa_alert_active{alert="swapping"} 0',
		]) {
			expect(text).toContain(`${line}\n`);
		}

		expect(text).not.toContain('lisa_model_info');
		expect(metricsText({...now, model: mock.model.phase === 'ready' ? mock.model.model : undefined})).toMatch(/lisa_model_info\{name="[^"]+",quantization="[^"]+",backend="[^"]+"\} 1\n/u);
	});

	test('a name cannot break out of its label', () => {
		const text = metricsText({...now, sample: {...fullSample, gpus: [{...fullCard, name: 'a"} 1\nlisa_evil 1 \\ \u001B[31m'}]}});
		expect(text).not.toMatch(/^lisa_evil/mu);
		expect(text).not.toContain('\u001B');
		expect(text).toContain(String.raw`name="a\"} 1 lisa_evil 1 \\`);
	});

	test('what is not known is absent', () => {
		const text = metricsText({...now, sample: {time: 1, gpuStatus: '', gpus: []}});
		expect(text).not.toContain('lisa_cpu');
		expect(text).toContain('lisa_tokens_total 42');
	});
});

test('no two figures are the same metric', () => {
	const names = [...Object.keys(boxFigures), ...Object.keys(cardFigures).map(name => `gpu0_${name}`)];
	const metrics = names.map(name => metricOf(name)!.metric);
	expect(new Set(metrics).size).toBe(names.length);
	expect(metricOf('nonsense')).toBeUndefined();
});

describe('rows', () => {
	const row: RecordedRow = {time: Date.UTC(2026, 10, 24, 8, 30, 1, 250), span: 1000, samples: 1, figures: {cpu_load: 0.5, gpu0_memory_used: 7}};
	const names = ordered(['gpu0_memory_used_max', 'nonsense', 'token_rate', 'gpu0_memory_used', 'gpu10_power', 'gpu2_power', 'cpu_load', 'cpu_load_average', 'tokens']);

	test('columns are in the order of the tables, with their units', () => {
		expect(csvHeader(names)).toBe('time,span_seconds,samples,cpu_load_ratio,cpu_load_average,tokens,token_rate_per_second,gpu0_memory_used_bytes,gpu0_memory_used_max_bytes,gpu2_power_watts,gpu10_power_watts');
		expect(columnOf('ttft')).toBe('ttft_milliseconds');
	});

	test('times are ISO 8601 in UTC; what is not known is empty, or absent; a second is its own maximum', () => {
		expect(csvRow(row, names)).toBe('2026-11-24T08:30:01.250Z,1,1,0.5,,,,7,7,,');
		expect(JSON.parse(jsonRow(row, names))).toEqual({time: '2026-11-24T08:30:01.250Z', span_seconds: 1, samples: 1, cpu_load_ratio: 0.5, gpu0_memory_used_bytes: 7, gpu0_memory_used_max_bytes: 7});
	});
});
