import {completable} from '../chat/completable.ts';
import type {Composer} from '../chat/composer-state.ts';
import {namesFrom} from '../chat/named-files.ts';
import {slashCommands} from '../slash.ts';
import type {Context} from './context.ts';

/** Completes the command after a slash, or the file after an `@`, before the cursor. Several ways to go on are shown, and Tab again goes through them. */
export function complete(context: Context): void {
	const {composer} = context.store.get();
	const {menu, cursor} = composer;
	if (menu?.to === cursor) {
		const selected = ((menu.selected ?? -1) + 1) % menu.items.length;
		const item = menu.items[selected]!;
		context.store.dispatch({type: 'composer', event: {type: 'replace', from: menu.from, to: menu.to, text: item, menu: {...menu, selected, to: menu.from + item.length}}});
		return;
	}

	const found = completable(composer);
	if (found?.kind === 'command') {
		const names = slashCommands.filter(({name}) => name.startsWith(found.written)).map(({name, argument}) => (argument ? `${name} ` : name));
		offer(names, cursor - found.written.length, context);
	} else if (found !== undefined && !waitsFor(composer)) {
		void completeFile(found.written, composer, context);
	}
}

/** How often Tab was pressed while the folder of a file was still being read. */
const waiting = new WeakMap<Composer, number>();

/** Tab pressed again before the first one has its answer counts when that is there. */
function waitsFor(composer: Composer): boolean {
	const already = waiting.get(composer);
	waiting.set(composer, (already ?? -1) + 1);
	return already !== undefined;
}

async function completeFile(written: string, composer: Composer, context: Context): Promise<void> {
	const names = await namesFrom(written);
	const more = waiting.get(composer) ?? 0;
	waiting.delete(composer);
	// What was typed meanwhile goes first.
	if (context.store.get().composer !== composer) {
		return;
	}

	const start = composer.cursor - written.length;
	const at = composer.text[start - 1] === '"' ? start - 1 : start;
	const items = names.map(name => (/\s/u.test(name) ? `"${name}${name.endsWith('/') ? '' : '"'}` : name));
	offer(items, at, context, `No file here begins with ${written}.`);
	for (let press = 0; names.length > 0 && press < more; press++) {
		complete(context);
	}
}

/** Puts in what all ways to go on have in common, and shows them where that is nothing new. */
function offer(items: readonly string[], from: number, context: Context, otherwise = 'No command begins like this.'): void {
	const {composer: {cursor, text}} = context.store.get();
	if (items.length === 0) {
		context.store.dispatch({type: 'notice', notice: {level: 'info', text: otherwise, time: Date.now()}});
		return;
	}

	const common = commonStart(items);
	const goesOn = common.length > cursor - from || items.length === 1;
	const put = goesOn ? common : text.slice(from, cursor);
	context.store.dispatch({type: 'composer', event: {type: 'replace', from, to: cursor, text: put, ...(items.length > 1 && {menu: {items, from, to: from + put.length}})}});
}

function commonStart([first = '', ...others]: readonly string[]): string {
	let {length} = first;
	for (const other of others) {
		while (!other.startsWith(first.slice(0, length))) {
			length--;
		}
	}

	return first.slice(0, length);
}
