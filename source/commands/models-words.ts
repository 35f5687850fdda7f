import os from 'node:os';
import {bytes, decimal, gibibytes, integer} from '../core/format.ts';
import type {Fit} from '../core/fit.ts';
import {cleanLine} from '../core/text.ts';
import type {BoxNow} from './models-box.ts';
import type {Cell} from './models-table.ts';

const colors = {good: 'green', tight: 'yellow', bad: 'red'} as const;

/** @returns The answer to “does it fit?” as a cell in its colour. */
export function fitCell(fit: Fit | undefined): Cell {
	return fit === undefined ? {text: 'shape unknown', color: 'dim'} : {text: fit.words, color: colors[fit.tone]};
}

/** @returns The expected rate; `~` says that it was not measured on this file. */
export function speedCell(fit: Fit | undefined): Cell {
	const speed = fit?.grade === 'too big' ? undefined : fit?.speed;
	if (speed === undefined) {
		return {text: ''};
	}

	const {basis, tokensPerSecond} = speed;
	// A figure that was only worked out has no decimals to show.
	return {text: basis === 'measured' ? `${decimal(tokensPerSecond)} tok/s` : `~${tokensPerSecond < 10 ? decimal(tokensPerSecond) : integer(tokensPerSecond)} tok/s`};
}

/** @returns What `~` stands for among these figures, if it does. */
export function basisLine(fits: ReadonlyArray<Fit | undefined>): string | undefined {
	const bases = new Set(fits.flatMap(fit => (fit?.grade === 'too big' ? [] : [fit?.speed?.basis])));
	if (bases.has('scaled')) {
		return '~ is scaled from what was measured on this box.';
	}

	return bases.has('bandwidth') ? '~ is predicted from how fast the memory of this box is.' : undefined;
}

/** @returns What it takes: on the card where there is one, else in RAM. */
export function needsText({host, card}: Fit): string {
	return card ? `${bytes(card.total)} VRAM` : `${bytes(host.total)} RAM`;
}

/** @returns One line on what is free now. */
export function boxLine(box: BoxNow, context: number): string {
	const cards = box.cards.map(({name, free}) => `${gibibytes(free)} GiB free on ${name}`);
	const memory = `${gibibytes(box.memoryFree)} of ${gibibytes(box.memoryTotal)} GiB of memory free`;
	return `${[memory, ...(cards.length > 0 ? cards : [cleanLine(box.gpuStatus) || 'no GPU: running on CPU'])].join(', ')}; context ${integer(context)} tokens.`;
}

/** @returns Parameters as people say them, as in `7.2B` or `3.4M`. */
export function parametersText(parameters: number): string {
	return parameters >= 1e9 ? `${(parameters / 1e9).toFixed(1)}B` : `${(parameters / 1e6).toFixed(1)}M`;
}

/** @returns A path as a person would type it; cleaned. */
export function shownPath(path: string): string {
	const home = os.homedir();
	return cleanLine(path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path);
}
