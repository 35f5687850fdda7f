import {getHeapSpaceStatistics, setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import type {AppEvent, AppState} from './state.ts';
import type {Store} from './store.ts';

/** How large the young part of the heap is, and how much may lie uncollected in the old one. Bytes. */
const young = 8 * 2 ** 20;
const most = 3 * 2 ** 20;

/** How often that is looked at, and how long nobody must have typed: a collection takes as long as a frame or two. Milliseconds. */
const period = 1000;
const quiet = 2000;

/**
Keeps V8's heap near what is in use. A screen can be open for days, and by itself V8 leaves old objects uncollected as long as it finds memory for new ones.

V8 doubles the young part, up to 32 MiB and that twice, whenever enough has lived through its collections; what a stream of tokens leaves behind does, though nothing of it is kept: over 360,000 tokens it grew from 16 MiB to 58 and was never given back. `--max-semi-space-size` is read before the first line of LISA is, so its growth is allowed and stopped instead.
*/
export function keepHeapSmall(store: Store<AppState, AppEvent>): void {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	let inUse = sizes().old;
	let [{composer, dialog, scroll, focused}, lastKey] = [store.get(), 0];
	store.subscribe(() => {
		const next = store.get();
		if (next.composer !== composer || next.dialog !== dialog || next.scroll !== scroll || next.focused !== focused) {
			({composer, dialog, scroll, focused} = next);
			lastKey = performance.now();
		}
	});
	const look = () => {
		const now = sizes();
		if (now.old > inUse + most && performance.now() - lastKey > quiet) {
			collect();
			inUse = sizes().old;
		}

		// A collection makes it smaller, too.
		setFlagsFromString(`--semi-space-growth-factor=${now.young < young ? 2 : 1}`);
	};

	look();
	setInterval(look, period).unref();
}

function sizes(): {readonly young: number; readonly old: number} {
	const spaces = new Map(getHeapSpaceStatistics().map(space => [space.space_name, space]));
	return {young: spaces.get('new_space')?.space_size ?? 0, old: spaces.get('old_space')?.space_used_size ?? 0};
}
