import {cleanLine} from './text.ts';

export type Labels = Readonly<Record<string, string | number | undefined>>;

/** @returns One value in Prometheus's text format, without a newline. */
export function metricLine(metric: string, labels: Labels, value: number): string {
	const pairs = Object.entries(labels).filter(([, text]) => text !== undefined).map(([name, text]) => `${name}="${escape(String(text))}"`);
	return `${metric}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
}

/** @returns What stands before the values of a metric. */
export function metricHead(metric: string, type: 'gauge' | 'counter', help: string): string {
	return `# HELP ${metric} ${help.replaceAll('\\', String.raw`\\`)}\n# TYPE ${metric} ${type}\n`;
}

/** Names of cards and models come from outside. */
function escape(text: string): string {
	return cleanLine(text).replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`);
}
