import process from 'node:process';
import v8 from 'node:v8';
import {runInNewContext} from 'node:vm';

/*
A process that loads and releases models for days must not grow. Two things hold on to memory here: V8's young generation, which every parsed header blows up, and glibc's arenas, one for each thread that ever loaded something.
*/

/** `M_ARENA_MAX` and `M_MMAP_THRESHOLD` of glibc's malloc.h. */
const arenaMax = -8;
const mapThreshold = -3;

type Trim = () => Promise<void>;
let trim: Trim | undefined;
let collect: (() => void) | undefined;

/** Sets both limits. To be called before anything large is loaded. */
export async function tameAllocator(): Promise<void> {
	v8.setFlagsFromString('--max-semi-space-size=8');
	v8.setFlagsFromString('--semi-space-growth-factor=1');
	v8.setFlagsFromString('--expose-gc');
	collect = runInNewContext('gc') as () => void;
	if (process.platform !== 'linux') {
		return;
	}

	try {
		const {default: koffi} = await import('koffi');
		const library = koffi.load('libc.so.6');
		const set = library.func('int mallopt(int, int)');
		set(arenaMax, 2);
		// A fixed threshold: by itself it rises with what is freed, and large buffers then never go back to the system.
		set(mapThreshold, 4 * 2 ** 20);
		const run = library.func('int malloc_trim(size_t)');
		trim = async () => new Promise(resolve => {
			run.async(0, () => {
				resolve();
			});
		});
	} catch {
		// Another C library, which has its own ways.
	}
}

/** Gives the system what was freed and is still held. A few milliseconds, beside the event loop. */
export async function returnMemory(): Promise<void> {
	// What native objects hold weighs nothing to V8, so by itself it would not hurry to let them go.
	collect?.();
	await trim?.();
}
