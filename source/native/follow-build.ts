import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import type {BuildProgress} from './build-progress.ts';
import type {NativePaths} from './native-paths.ts';
import {nativeState, type NativeState, type Wanted} from './native-state.ts';

/** Milliseconds between two looks. */
const pause = 250;

export type FollowOptions = {
	readonly paths: NativePaths;
	readonly wanted: Wanted;
	readonly onProgress: (progress: BuildProgress) => void;
	/** Aborted when nobody wants to look any longer: the build goes on. */
	readonly signal: AbortSignal;
};

/** Looks on until a build has ended, or nobody wants to look. */
export async function followBuild({paths, wanted, onProgress, signal}: FollowOptions): Promise<NativeState> {
	for (;;) {
		const state = nativeState(paths, wanted);
		if (state.kind !== 'building' || signal.aborted) {
			return state;
		}

		if (state.progress !== undefined) {
			onProgress(state.progress);
		}

		// An abort ends the pause and is looked at then.
		await delay(pause, undefined, {signal}).catch(() => undefined);
	}
}

/** Ends a build that is under way. What is compiled already stays for the next time. */
export function stopBuild(paths: NativePaths, wanted: Wanted): void {
	const state = nativeState(paths, wanted);
	if (state.kind === 'building') {
		process.kill(state.pid, 'SIGTERM');
	}
}
