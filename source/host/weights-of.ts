import {statSync} from 'node:fs';
import type {ModelDesk} from './model-desk.ts';

/** @returns Bytes of the model in use, or of the one that is coming; 0 where that is not known. Of a model in shards, as many times the first one. */
export function weightsOf({state, settings}: Pick<ModelDesk, 'state' | 'settings'>): number {
	if (state.phase === 'ready') {
		return state.model.fileSize;
	}

	const file = settings?.path ?? '';
	const shards = Number(/-of-(\d{1,5})\.gguf$/u.exec(file)?.[1] ?? 1);
	return (statSync(file, {throwIfNoEntry: false})?.size ?? 0) * shards;
}
