import {alerts, type AlertName} from './alerts.ts';
import {figuresOf} from './figures-of.ts';
import {metricHead, metricLine, type Labels} from './metric-line.ts';
import {metricOf} from './metric-names.ts';
import type {Now} from './now.ts';

/** Of these Prometheus gets totals, from which it takes its own rates. */
const counted = new Set(['tokens', 'token_stalls']);

/**
@returns Everything that is measured now, in Prometheus's text format 0.0.4. What is not known is absent.
*/
export function metricsText({sample, model, contextUsed, totals, alerts: active}: Now): string {
	const lines = new Map<string, {readonly head: string; readonly values: string[]}>();
	const add = (metric: string, type: 'gauge' | 'counter', help: string, labels: Labels, value: number) => {
		const family = lines.get(metric) ?? {head: metricHead(metric, type, help), values: []};
		lines.set(metric, family);
		family.values.push(metricLine(metric, labels, value));
	};

	for (const [name, value] of Object.entries(figuresOf(sample)) as Array<[string, number]>) {
		const found = counted.has(name) ? undefined : metricOf(name);
		if (found === undefined) {
			continue;
		}

		const {metric, help, factor, card} = found;
		add(metric, 'gauge', help, {card, name: card === undefined ? undefined : sample.gpus.find(({index}) => index === card)?.name}, rounded(value * factor));
	}

	for (const {index, name, driver, cuda, lost} of sample.gpus) {
		add('lisa_gpu_info', 'gauge', 'The card and its driver.', {card: index, name, driver, cuda}, 1);
		add('lisa_gpu_lost', 'gauge', 'Whether the card no longer answers.', {card: index, name}, lost === true ? 1 : 0);
	}

	if (model !== undefined) {
		const {name, quantization, backend, contextSize, threads} = model;
		add('lisa_model_info', 'gauge', 'The model in use.', {name, quantization, backend}, 1);
		add('lisa_context_size_tokens', 'gauge', 'Size of the context.', {}, contextSize);
		add('lisa_context_used_tokens', 'gauge', 'Tokens of the context in use.', {}, contextUsed);
		add('lisa_engine_set_threads', 'gauge', 'Threads that the engine may use.', {}, threads);
	}

	add('lisa_tokens_total', 'counter', 'Tokens made since the host started.', {}, totals.tokens);
	add('lisa_token_stalls_total', 'counter', 'Stalls between tokens since the host started.', {}, totals.stalls);
	for (const name of Object.keys(alerts) as AlertName[]) {
		add('lisa_alert_active', 'gauge', 'Whether LISA warns of this now.', {alert: name}, active.includes(name) ? 1 : 0);
	}

	return [...lines.values()].map(({head, values}) => `${head}${values.join('\n')}\n`).join('');
}

/** Without the dust of multiplying by a thousandth. */
function rounded(value: number): number {
	return Number(value.toPrecision(12));
}
