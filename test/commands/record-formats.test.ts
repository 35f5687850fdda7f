import {describe, expect, test} from 'vitest';
import {figuresOf} from '../../source/core/figures-of.ts';
import type {RecordedRow, RecordingStatus} from '../../source/core/history.ts';
import {recordFormats} from '../../source/commands/record-formats.ts';
import {recordedPages} from '../../source/commands/record-pages.ts';
import {recordStatus} from '../../source/commands/record-status.ts';
import type {HostClient} from '../../source/host/client.ts';
import {fullCard, fullSample} from '../helpers/samples.ts';

const start = Date.UTC(2026, 10, 24);
const figures = figuresOf({...fullSample, gpus: [fullCard, {...fullCard, index: 1, power: 99}]});
const names = Object.keys(figures);
const minutes = Array.from({length: 3}, (_, index): RecordedRow => ({time: start + index * 60_000, span: 60_000, samples: 60, figures}));
const seconds = Array.from({length: 1200}, (_, index): RecordedRow => ({time: start + 180_000 + index * 1000, span: 1000, samples: 1, figures}));
const rows = [...minutes, ...seconds];

/** A host that has these rows, and counts how often it is asked. */
function hostWith(recorded: readonly RecordedRow[]) {
	let asked = 0;
	const client: Pick<HostClient, 'command'> = {
		async command(command) {
			if (command.type !== 'recorded') {
				throw new Error(command.type);
			}

			asked++;
			const {from, to, most, names: wanted} = command;
			const found = recorded.filter(({time}) => time >= from && time < to).slice(0, most);
			return {rows: found.map(row => ({...row, figures: wanted === undefined ? row.figures : Object.fromEntries(Object.entries(row.figures).filter(([name]) => wanted.includes(name)))}))};
		},
	};
	return {client: client as HostClient, asked: () => asked};
}

async function text(format: keyof typeof recordFormats, recorded = rows, columns = names): Promise<string> {
	let whole = '';
	for await (const piece of recordFormats[format](hostWith(recorded).client, columns, {from: 0, to: Infinity})) {
		whole += piece;
	}

	return whole;
}

async function linesOf(...of: Parameters<typeof text>): Promise<string[]> {
	const whole = await text(...of);
	return whole.trimEnd().split('\n');
}

test('pages follow one another without a gap and without a double', async () => {
	const {client, asked} = hostWith(rows);
	const all = [];
	for await (const page of recordedPages(client, {from: 0, to: Infinity})) {
		all.push(...page);
	}

	expect(all).toEqual(rows);
	expect(asked()).toBe(3);
});

describe('formats', () => {
	test('CSV: one header, one line a row, each with as many fields', async () => {
		const lines = await linesOf('csv');
		expect(lines).toHaveLength(rows.length + 1);
		expect(new Set(lines.map(line => line.split(',').length))).toEqual(new Set([names.length + 3]));
		expect(await text('csv', [], [])).toBe('time,span_seconds,samples\n');
	});

	test('JSON: one array', async () => {
		const parsed = JSON.parse(await text('json')) as unknown[];
		expect(parsed).toHaveLength(rows.length);
		expect(parsed[0]).toMatchObject({time: '2026-11-24T00:00:00.000Z', span_seconds: 60, gpu1_power_watts: 99});
		expect(JSON.parse(await text('json', []))).toEqual([]);
	});

	test('OpenMetrics: the values of a metric stand together, in the order of their times, and the end is marked', async () => {
		const lines = await linesOf('prometheus', rows, ['cpu_load', 'cpu_load_max', 'gpu0_power', 'gpu1_power']);
		expect(lines.at(-1)).toBe('# EOF');
		expect(lines.filter(line => line.startsWith('# TYPE'))).toEqual(['# TYPE lisa_cpu_load_ratio gauge', '# TYPE lisa_gpu_power_watts gauge']);
		const values = lines.filter(line => !line.startsWith('#'));
		expect(values).toHaveLength(3 * rows.length);
		expect(values[0]).toBe(`lisa_cpu_load_ratio 0.5 ${start / 1000}`);
		expect(values[2 * rows.length]).toBe(`lisa_gpu_power_watts{card="1"} 99 ${start / 1000}`);
		const times = values.slice(0, rows.length).map(line => Number(line.split(' ').at(-1)));
		expect(times).toEqual(times.toSorted((a, b) => a - b));
		expect(await text('prometheus', [])).toBe('# EOF\n');
	});
});

describe('the status', () => {
	const status: RecordingStatus = {
		file: '/data/recording.db',
		bytes: 18 * 2 ** 20,
		watching: true,
		names,
		tiers: [
			{span: 1000, kept: 6 * 3_600_000, rows: 21_600, since: start},
			{span: 10_000, kept: 72 * 3_600_000, rows: 25_920, since: start},
			{span: 60_000, kept: 720 * 3_600_000, rows: 43_200, since: start},
		],
	};

	test('says how much, since when, for how long, and what', () => {
		const said = recordStatus(status);
		expect(said).toContain('/data/recording.db, 18 MiB');
		expect(said).toMatch(/every second +21,600 rows +since \d{4}-\d\d-\d\d \d\d:\d\d +kept 6 h\n +every 10 s +25,920 .* kept 3 days\n +every minute +43,200 .* kept 30 days/u);
		expect(said).toContain('CPU, memory, swap, engine, disk, network, latency, card 0, card 1');
		expect(said).toContain('at this moment');
	});

	test('empty, it teaches; paused, it says why', () => {
		expect(recordStatus({...status, names: [], watching: false, tiers: status.tiers.map(({since: _since, ...tier}) => ({...tier, rows: 0}))})).toMatch(/nothing yet\nNo sample is taken at this moment\.\nSamples are taken while/u);
		expect(recordStatus({...status, paused: 'The disk is full, so nothing is recorded.'})).toContain('\nThe disk is full, so nothing is recorded.\n');
	});
});
