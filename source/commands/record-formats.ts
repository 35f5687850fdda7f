import {csvHeader, csvRow, jsonRow, ordered} from '../core/export-rows.ts';
import {metricHead, metricLine} from '../core/metric-line.ts';
import {metricOf} from '../core/metric-names.ts';
import type {HostClient} from '../host/client.ts';
import {recordedPages, type Wanted} from './record-pages.ts';

type Span = Pick<Wanted, 'from' | 'to'>;

/** Turns what was recorded into text, piece by piece. */
type Format = (client: HostClient, names: readonly string[], span: Span) => AsyncGenerator<string>;

export const recordFormats: Readonly<Record<'csv' | 'json' | 'prometheus', Format>> = {
	async * csv(client, names, span) {
		const columns = ordered(names);
		yield `${csvHeader(columns)}\n`;
		for await (const rows of recordedPages(client, span)) {
			yield rows.map(row => `${csvRow(row, columns)}\n`).join('');
		}
	},

	// One array, a row on a line.
	async * json(client, names, span) {
		const columns = ordered(names);
		let before = '[\n';
		for await (const rows of recordedPages(client, span)) {
			for (const row of rows) {
				yield before + jsonRow(row, columns);
				before = ',\n';
			}
		}

		yield before === '[\n' ? '[]\n' : '\n]\n';
	},

	// OpenMetrics: one metric after the other, each with its times in seconds, as `promtool tsdb create-blocks-from openmetrics` reads it.
	async * prometheus(client, names, span) {
		let head = '';
		// Prometheus takes its own maxima.
		for (const {name, metric, help, factor, card} of byMetric(names)) {
			const opening = metricHead(metric, 'gauge', help);
			for await (const rows of recordedPages(client, {...span, names: [name]})) {
				const values = rows.map(row => [row.time, (row.figures as Readonly<Record<string, number>>)[name]] as const).filter(([, value]) => value !== undefined);
				yield (head === opening || values.length === 0 ? '' : opening) + values.map(([time, value]) => `${metricLine(metric, {card}, Number((value! * factor).toPrecision(12)))} ${time / 1000}\n`).join('');
				head = values.length === 0 ? head : opening;
			}
		}

		yield '# EOF\n';
	},
};

/** The same metric of several cards stands together. */
function byMetric(names: readonly string[]) {
	const metrics = ordered(names).filter(name => !name.endsWith('_max')).map(name => ({name, ...metricOf(name)!}));
	return [...Map.groupBy(metrics, ({metric}) => metric).values()].flat();
}
