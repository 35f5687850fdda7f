import {getHeapStatistics, setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import type {AppEvent, AppState} from './state.ts';
import type {Store} from './store.ts';

/** How much larger than what is in use the heap may be, its young part included. Bytes. */
const most = 12 * 2 ** 20;

/** How often that is looked at, and how long nobody must have typed: a collection takes as long as a frame or two. Milliseconds. */
const period = 1000;
const quiet = 2000;

/**
Keeps V8's heap near what is in use. A screen can be open for days, and by itself V8 leaves old objects uncollected as long as it finds memory for new ones.

The young part is kept as large as it is now. V8 doubles it, up to 32 MiB and that twice, whenever enough has lived through its collections; what a stream of tokens leaves behind does, though nothing of it is kept: over 360,000 tokens it grew from 16 MiB to 58 and was never given back. `--max-semi-space-size` is read before the first line of LISA is, so its growth is stopped instead.
*/
export function keepHeapSmall(store: Store<AppState, AppEvent>): void {
	setFlagsFromString('--semi-space-growth-factor=1');
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	let inUse = getHeapStatistics().used_heap_size;
	let [{composer, dialog, scroll, focused}, lastKey] = [store.get(), 0];
	store.subscribe(() => {
		const next = store.get();
		if (next.composer !== composer || next.dialog !== dialog || next.scroll !== scroll || next.focused !== focused) {
			({composer, dialog, scroll, focused} = next);
			lastKey = performance.now();
		}
	});
	setInterval(() => {
		if (getHeapStatistics().total_physical_size > inUse + most && performance.now() - lastKey > quiet) {
			collect();
			inUse = getHeapStatistics().used_heap_size;
		}
	}, period).unref();
}
