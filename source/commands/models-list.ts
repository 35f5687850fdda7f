import {basename, dirname} from 'node:path';
import {bytes, integer} from '../core/format.ts';
import {cleanLine} from '../core/text.ts';
import type {Library} from '../library/discover.ts';
import type {Unfinished} from '../library/pull/unfinished.ts';
import type {LibraryFamily} from '../library/families.ts';
import type {BoxNow} from './models-box.ts';
import type {Report} from './models-print.ts';
import {fitText, type Cell, type Column} from './models-table.ts';
import {basisLine, boxLine, fitCell, parametersText, shownPath, speedCell} from './models-words.ts';

type Listing = {readonly library: Library; readonly families: readonly LibraryFamily[]; readonly context: number; readonly box: BoxNow; readonly unfinished?: readonly Unfinished[]};

const rungColumns: readonly Column[] = [{}, {}, {right: true}, {}, {right: true}, {grow: true}];

/** The library by family: each rung with its size, whether it fits, and its file. */
export function listing({library, families, context, box, unfinished = []}: Listing): Report {
	const {aside, broken, unreadable} = library;
	// One table for all, so that the columns of every family stand under each other.
	const rows: Array<readonly Cell[] | string> = families.flatMap(family => ['', heading(family), ...family.rungs.map((rung): readonly Cell[] => [
		{text: ''},
		{text: `${rung.name}${isBest(family, rung.path) ? ' *' : ''}`},
		{text: bytes(rung.size)},
		fitCell(rung.fit),
		speedCell(rung.fit),
		{text: `${rung.title ?? basename(rung.path)}${rung.shards > 1 ? ` (${rung.shards} shards)` : ''}`, color: 'dim'},
	])]);
	const line = basisLine(families.flatMap(family => family.rungs.map(({fit}) => fit)));
	const starred = families.some(family => family.rungs.some(({path}) => isBest(family, path)));
	const basis = line === undefined ? [] : [...(starred ? [] : ['']), line];
	return {
		data: {
			context,
			box: {memoryFree: box.memoryFree, memoryTotal: box.memoryTotal, cards: box.cards},
			families: families.map(({best, ...family}) => ({
				...family,
				rungs: family.rungs,
				best: {fast: best.fast?.path, balanced: best.balanced?.path, bestQuality: best.bestQuality?.path},
			})),
			aside: aside.map(({path, name, size, store, aside: reason}) => ({path, name, size, store, reason})),
			broken: broken.map(({path, size, store, problem}) => ({path, size, store, reason: problem.message})),
			unreadable,
			unfinished,
		},
		blocks: [
			boxLine(box, context),
			...interleave(rows),
			...(families.length === 0 ? ['', 'No models were found. Give a folder, as in `lisa models ~/models`.'] : []),
			...(starred ? ['', '* the balanced choice for this box'] : []),
			...basis,
			...apart('Pulls that were stopped; the same `lisa pull` goes on:', unfinished.map(({path, bytes: here, total}) => [shownPath(path), total === undefined ? bytes(here) : `${bytes(here)} of ${bytes(total)}`])),
			...apart('Not for chat:', aside.map(({path, aside: reason, size}) => [shownPath(path), reason ?? '', bytes(size)])),
			...apart('Not loadable:', broken.map(({path, problem}) => [shownPath(path), problem.message.replace(/^“.*?” (?:is )?/, '')])),
			...apart('Not looked into:', unreadable.map(({path, reason}) => [shownPath(path), reason])),
		],
	};
}

function heading({name, architecture, parameters, rungs}: LibraryFamily): string {
	const stores = [...new Set(rungs.map(({store}) => store).filter(store => store !== 'folder'))];
	const folders = [...new Set(rungs.map(({path}) => dirname(path)))];
	const where = folders.length === 1 ? shownPath(folders[0]!) : `${integer(folders.length)} folders`;
	return [fitText(name, 48), parametersText(parameters), cleanLine(architecture), ...stores, where].filter(Boolean).join(' · ');
}

function isBest({best, rungs}: LibraryFamily, path: string): boolean {
	return rungs.length > 1 && best.balanced?.path === path;
}

/** Tables between headings have the same columns; the widths follow from all their rows. */
function interleave(rows: ReadonlyArray<readonly Cell[] | string>): Report['blocks'] {
	const cells = rows.filter((row): row is readonly Cell[] => typeof row !== 'string');
	return rows.map(row => (typeof row === 'string' ? row : {columns: rungColumns, rows: [row], like: cells}));
}

/** What is not a model is not what was asked for: so many of each kind, and no more. */
const mostLines = 12;

function apart(title: string, lines: ReadonlyArray<readonly string[]>): Report['blocks'] {
	if (lines.length === 0) {
		return [];
	}

	const shown = lines.slice(0, mostLines);
	const rest = lines.length - shown.length;
	const columns = lines[0]!.map((_, index): Column => ({grow: index === 0}));
	const table = {columns: [{}, ...columns], rows: shown.map(line => [{text: ''}, ...line.map((text): Cell => ({text, color: 'dim'}))])};
	const more = {columns: [{}, {grow: true}], rows: [[{text: ''}, {text: `… and ${integer(rest)} more; --json lists them all`}]]};
	return ['', title, table, ...(rest > 0 ? [more] : [])];
}
