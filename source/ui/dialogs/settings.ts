import type {SamplingSettings} from '../../core/engine-protocol.ts';
import {presets, samplingRows} from '../../core/sampling.ts';
import type {Theme} from '../theme.ts';
import {listLines} from './list.ts';

/** How the conversation samples, and how it would if nothing were set. */
export type SamplingShown = {readonly now: SamplingSettings; readonly defaults: SamplingSettings};

/** Every setting of sampling: its value, its default and its range. */
export function settingsLines({now, defaults}: SamplingShown, width: number, height: number, selected: number, theme: Theme): string[] {
	const {dash, unknown} = {dash: theme.glyphs.name === 'ascii' ? '-' : '–', unknown: theme.glyphs.unknown};
	const value = (number: number | undefined) => (number === undefined ? unknown : String(number));
	return listLines({
		title: 'Sampling',
		status: presetNamed(now) ?? '',
		head: theme.dim(`  ${'setting'.padEnd(14)} ${'value'.padStart(7)} ${'default'.padStart(8)}  ${'range'.padEnd(12)}`),
		rows: samplingRows.map(({key, name, least, most, help}) => {
			const changed = now[key] !== defaults[key];
			return `${name.padEnd(14)} ${(changed ? theme.accent : theme.plain)(value(now[key]).padStart(7))} ${theme.dim(value(defaults[key]).padStart(8))}  ${theme.dim(`${least}${dash}${most}`.padEnd(12))} ${theme.dim(help)}`;
		}),
		selected: Math.min(selected, samplingRows.length - 1),
		foot: [`${theme.accent('Enter')} change it   /preset ${Object.keys(presets).join(', ')}   ${theme.accent('Esc')} back`],
		width: Math.min(width, 100),
		height,
		theme,
	});
}

function presetNamed(now: SamplingSettings): string | undefined {
	return Object.entries(presets).find(([, preset]) => Object.entries(preset).every(([key, value]) => now[key as keyof SamplingSettings] === value))?.[0];
}
