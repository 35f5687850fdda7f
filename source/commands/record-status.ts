import {figureNamed} from '../core/figures.ts';
import {bytes, integer} from '../core/format.ts';
import type {RecordingStatus} from '../core/history.ts';

const hour = 3_600_000;

/** @returns What is recorded, since when and where, as lines for a person. */
export function recordStatus({file, bytes: size, watching, paused, tiers, names}: RecordingStatus): string {
	const rows = tiers.filter(({since}) => since !== undefined).map(({span, kept, rows: count, since}) => `  ${spanName(span).padEnd(13)}${integer(count).padStart(9)} rows  since ${localTime(since!)}  kept ${keptName(kept)}`);
	const lines = [
		`Recording: ${file}, ${bytes(size)}`,
		...(rows.length > 0 ? rows : ['  nothing yet']),
		...(names.length > 0 ? [`Figures: ${groups(names).join(', ')}`] : []),
		paused ?? (watching ? 'A sample is taken every second at this moment.' : 'No sample is taken at this moment.'),
		'Samples are taken while a screen is open, a reply runs or `lisa metrics` runs.',
		'Write them out with `lisa record export --since 2h --format csv`.',
	];
	return `${lines.join('\n')}\n`;
}

function spanName(span: number): string {
	return span === 1000 ? 'every second' : span < 60_000 ? `every ${span / 1000} s` : 'every minute';
}

function keptName(kept: number): string {
	return kept < 48 * hour ? `${kept / hour} h` : `${kept / (24 * hour)} days`;
}

/** As a person of this place writes it, to the minute. */
function localTime(time: number): string {
	const date = new Date(time);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

function groups(names: readonly string[]): string[] {
	const words: Readonly<Record<string, string>> = {cpu: 'CPU', memory: 'memory', swap: 'swap', engine: 'engine', disk: 'disk', network: 'network', token: 'latency', tokens: 'latency', ttft: 'latency', prefill: 'latency'};
	const found = new Set(names.map(name => {
		const {card, base = ''} = figureNamed(name) ?? {};
		return card === undefined ? (words[base.split('_', 1)[0]!] ?? '') : `card ${card}`;
	}));
	return [...found].filter(word => word !== '');
}
