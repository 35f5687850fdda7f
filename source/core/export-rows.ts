import {figureNamed, figureOrder} from './figures.ts';
import type {RecordedRow} from './history.ts';

/** @returns What a figure is called where it stands without words: its name and its unit, as in `memory_used_bytes`. */
export function columnOf(name: string): string {
	const {unit = 'count'} = figureNamed(name) ?? {};
	return unit === 'count' || unit === name ? name : `${name}_${unit}`;
}

/** @returns The names of figures in the order in which they are written. */
export function ordered(names: readonly string[]): string[] {
	return names.filter(name => figureNamed(name) !== undefined).sort((a, b) => figureOrder(a) - figureOrder(b));
}

/** @returns The value of a figure in a row. One second is its own maximum. */
function valueOf({figures}: RecordedRow, name: string): number | undefined {
	const values = figures as Readonly<Record<string, number>>;
	return values[name] ?? (name.endsWith('_max') ? values[name.slice(0, -4)] : undefined);
}

/** @returns The first line of a CSV file, without a newline. */
export function csvHeader(names: readonly string[]): string {
	return ['time', 'span_seconds', 'samples', ...names.map(name => columnOf(name))].join(',');
}

/** @returns A row as a line of CSV: ISO 8601 in UTC, and nothing where nothing is known. */
export function csvRow(row: RecordedRow, names: readonly string[]): string {
	return [isoTime(row), row.span / 1000, row.samples, ...names.map(name => valueOf(row, name) ?? '')].join(',');
}

/** @returns A row as one JSON object. */
export function jsonRow(row: RecordedRow, names: readonly string[]): string {
	const entries = names.map(name => [columnOf(name), valueOf(row, name)] as const).filter(([, value]) => value !== undefined);
	return JSON.stringify({time: isoTime(row), span_seconds: row.span / 1000, samples: row.samples, ...Object.fromEntries(entries)});
}

function isoTime({time}: RecordedRow): string {
	return new Date(time).toISOString();
}
