import {stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {LisaError} from '../core/errors.ts';
import type {SpeedMeasurement} from '../core/fit-speed.ts';
import {cleanLine} from '../core/text.ts';
import {resolvePaths} from '../host/paths.ts';
import {discover} from '../library/discover.ts';
import {groupFamilies} from '../library/families.ts';
import {inspectOnce} from '../library/inspect-once.ts';
import {measurementsOf} from '../library/measurements.ts';
import {unfinishedPulls} from '../library/pull/unfinished.ts';
import {ownFolder} from '../library/stores/own.ts';
import {seenMemory, seenRates} from '../storage/seen-rates.ts';
import {ranges} from './load-request.ts';
import {readBox} from './models-box.ts';
import {printer} from './models-print.ts';
import {fitTable} from './models-fit.ts';
import {listing} from './models-list.ts';
import {description} from './models-show.ts';
import {numberFlag} from './number-flag.ts';

/** Tokens, where `--context` gives none: enough for a long conversation, and every model of today has it. */
const usualContext = 4096;

/**
`lisa models [folder…]`, `… fit [name…]`, `… show FILE`, `… rm FILE`: what is here, what fits on this box, what a file holds, and away with it.

@returns The exit code.
@throws {LisaError} For a folder or a file that is not there, and a file that is no model.
*/
export async function models(input: readonly string[], {json = false, context: given}: {readonly json?: boolean; readonly context?: string}): Promise<number> {
	const context = numberFlag(given, {name: 'context', least: 1, most: ranges.context.most}) ?? usualContext;
	const print = printer(json);
	const [command, ...rest] = input;
	if (command === 'rm') {
		const path = oneFile('rm', rest);
		const {remove} = await import('./models-rm.ts');
		return print(await remove(path));
	}

	const now = await readBox();
	const box = {...now, measurements: await seenHere(now.cards.length > 0), memory: seenMemory(resolvePaths().database)};
	if (command === 'fit') {
		const {models: here} = await discover();
		return print(fitTable(rest, {context}, box, here));
	}

	if (command === 'show') {
		return print(await description(oneFile('show', rest), {context}, box));
	}

	for (const folder of input) {
		await checkFolder(folder);
	}

	const library = await discover({folders: input, only: input.length > 0});
	const unfinished = input.length > 0 ? [] : await unfinishedPulls(ownFolder());
	return print(listing({library, families: groupFamilies(library.models, {context}, box), context, box, unfinished}));
}

/** What was measured here, as fitting takes it: of the files that are still there. */
async function seenHere(onCard: boolean): Promise<SpeedMeasurement[]> {
	const rates = seenRates(resolvePaths().database);
	const files = await Promise.all([...rates.keys()].map(async path => inspectOnce(path).catch(() => undefined)));
	return measurementsOf(files.filter(file => file !== undefined), rates, onCard);
}

function oneFile(command: string, [path, ...more]: readonly string[]): string {
	if (path === undefined || more.length > 0) {
		throw new LisaError(`“models ${command}” wants one file.`, {code: 'usage', hint: `Type \`lisa models ${command} FILE.gguf\`.`});
	}

	return path;
}

async function checkFolder(folder: string): Promise<void> {
	const name = cleanLine(folder);
	const stats = await stat(folder).catch(() => undefined);
	if (stats === undefined) {
		throw new LisaError(`There is no folder “${name}”.`, {code: 'model-missing', hint: 'Check the path, or run `lisa models` without one to look into every store.'});
	}

	if (!stats.isDirectory()) {
		throw new LisaError(`“${cleanLine(basename(folder))}” is a file.`, {code: 'usage', hint: `Type \`lisa models show ${name}\` to see what it holds.`});
	}
}
