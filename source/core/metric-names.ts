import {figureNamed, type Unit} from './figures.ts';

/** Prometheus wants base units: what each unit is called there, and what it is multiplied by. */
const base: Readonly<Record<Unit, readonly [suffix: string, factor: number]>> = {
	bytes: ['_bytes', 1],
	bytes_per_second: ['_bytes_per_second', 1],
	ratio: ['_ratio', 1],
	celsius: ['_celsius', 1],
	watts: ['_watts', 1],
	megahertz: ['_hertz', 1e6],
	milliseconds: ['_seconds', 1e-3],
	per_second: ['_per_second', 1],
	threads: ['_threads', 1],
	tokens: ['', 1],
	count: ['', 1],
};

/** A figure as Prometheus knows it. */
export type Metric = {
	readonly metric: string;
	readonly help: string;
	readonly factor: number;
	readonly card?: number;
};

/** @returns The metric of a figure, as `lisa_gpu_memory_used_bytes` of `gpu0_memory_used`; nothing for a name that is none. */
export function metricOf(name: string): Metric | undefined {
	const figure = figureNamed(name);
	if (figure === undefined) {
		return undefined;
	}

	const [suffix, factor] = base[figure.unit];
	const metric = `lisa_${figure.card === undefined ? '' : 'gpu_'}${figure.base}${figure.isPeak ? '_max' : ''}${suffix}`;
	return {metric, help: figure.help, factor, ...(figure.card !== undefined && {card: figure.card})};
}
