import {ago} from '../../core/ago.ts';
import {bytes, decimal, integer} from '../../core/format.ts';
import type {RungFit} from '../../core/ladder.ts';
import {pullWords} from '../../core/pull.ts';
import type {Shelf, ShelfModel, ShelfOffer} from '../../core/shelf.ts';
import {cleanLine} from '../../core/text.ts';
import {widthOf} from '../frame/width.ts';
import type {PickerItem} from './picker-rows.ts';

export type PreviewOptions = {
	readonly shelf?: Shelf;
	/** Enter was pressed once on this entry. */
	readonly sure: boolean;
	/** The file in use. */
	readonly inUse?: string;
	readonly width: number;
	/** Milliseconds since the epoch. */
	readonly now: number;
};

/** @returns What Enter would do with an entry, and where it lies: three lines, plain. */
export function pickerPreview(item: PickerItem | undefined, options: PreviewOptions): readonly [string, string, string] {
	switch (item?.kind) {
		case undefined: {
			return ['', '', ''];
		}

		case 'pull': {
			return [pullWords(item.pull), cleanLine(item.pull.note ?? ''), options.sure ? 'Enter again stops it; what is here of it is kept.' : ''];
		}

		case 'model': {
			return modelPreview(item.model, options);
		}

		case 'offer': {
			return offerPreview(item.offer, options);
		}

		case 'aside': {
			const {path, size, reason, broken} = item.aside;
			return [endOf(path, options.width), `${bytes(size)}: ${cleanLine(reason)}`, broken ? 'It cannot be loaded.' : 'Nothing is wrong with it, but it is no model to chat with.'];
		}
	}
}

function modelPreview({path, title, store, used, shards, outlook, best}: ShelfModel, {shelf, width, now, inUse}: PreviewOptions): readonly [string, string, string] {
	const where = [store === 'folder' ? '' : [cleanLine(store), title ?? ''].filter(Boolean).join(' '), shards > 1 ? `${shards} shards` : ''];
	const time = used === undefined ? 'Never loaded here.' : `Loaded ${ago(used, now)}.`;
	const last = path === inUse ? 'This is the model in use.' : `${time}${best.length > 0 ? ` Of its rungs here it is the ${list(best)} choice.` : ''}`;
	return [endOf(path, width), [needsWords(outlook, shelf), ...where].filter(Boolean).join(' · '), last];
}

function offerPreview({what, use, licence, size, outlook}: ShelfOffer, {shelf, sure, width}: PreviewOptions): readonly [string, string, string] {
	const start = `${sure ? 'Enter again' : 'Enter twice'} fetches ${bytes(size)} into `;
	return [`${what} · ${licence} · ${use}`, needsWords(outlook, shelf), `${start}${endOf(shelf?.folder ?? '', width - start.length)}`];
}

const basisWords = {measured: 'measured', scaled: 'scaled from a measurement here', bandwidth: 'predicted from the memory’s speed'} as const;

function needsWords(outlook: RungFit | undefined, shelf: Shelf | undefined): string {
	if (outlook === undefined) {
		return 'what it needs is not known';
	}

	const {needs, speed} = outlook;
	const free = shelf?.free === undefined ? '' : ` of ${bytes(shelf.free)} free`;
	const rate = speed === undefined || outlook.tone === 'bad' ? '' : `, ${speed.measured || speed.tokensPerSecond < 10 ? decimal(speed.tokensPerSecond) : integer(speed.tokensPerSecond)} tok/s ${basisWords[speed.basis ?? (speed.measured ? 'measured' : 'bandwidth')]}`;
	return `needs ${bytes(needs)}${free}${rate}`;
}

function list(words: readonly string[]): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

/** @returns The end of a path in so many cells: its name is what tells it apart. */
function endOf(path: string, width: number): string {
	const plain = cleanLine(path);
	if (widthOf(plain) <= width) {
		return plain;
	}

	const characters = [...plain];
	let end = '';
	while (characters.length > 0 && widthOf(characters.at(-1)! + end) < width) {
		end = characters.pop()! + end;
	}

	return `…${end}`;
}
