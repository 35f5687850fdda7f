import {pinnedRelease} from '../engine/native-library.ts';
import {cpuIdentity} from './cpu-identity.ts';
import type {Wanted} from './native-state.ts';

/** @returns What a library must have been built for to be of use here. */
export function wanted(): Wanted {
	return {release: pinnedRelease, cpu: cpuIdentity()};
}
