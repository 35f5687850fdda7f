import {hashText} from './gguf-hash.ts';
import type {GgufHeader} from './gguf-header.ts';

/** The key under which a rung that LISA made says what it was made from. */
export const sourceKey = 'lisa.source';

/** So many places of a file are looked at, and so many bytes at each. */
const places = 64;
const length = 1024;

/** Reads bytes of a file. */
export type ReadAt = (position: number, length: number) => Promise<Uint8Array>;

/**
What tells the weights of a file from those of any other, without reading all of them: a hash over samples from all through its tensors. The same for a copy under another name, another for a model that was trained on or merged since.
*/
export async function sourceMark({dataOffset, expectedSize}: GgufHeader, readAt: ReadAt): Promise<string> {
	const room = Math.max(0, expectedSize - dataOffset - length);
	const parts: string[] = [];
	for (let index = 0; index < places; index++) {
		const bytes = await readAt(dataOffset + Math.floor((room * index) / (places - 1)), length);
		parts.push([...bytes].join(','));
	}

	return hashText(parts.join(';'));
}
