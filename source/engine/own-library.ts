import {getLlamaGpuTypes} from 'node-llama-cpp';
import {cleanLine} from '../core/text.ts';
import {loadNativeBackend} from './native-backend.ts';

/**
Takes the CPU library that was built here, unless there is a card: the work is the card's then, and its llama.cpp is another file.

@returns Why it could not be taken. The prebuilt one serves then.
*/
export async function takeOwnLibrary(file: string | undefined): Promise<string | undefined> {
	if (file === undefined) {
		return undefined;
	}

	try {
		const kinds = await getLlamaGpuTypes('supported');
		if (!kinds.some(Boolean)) {
			loadNativeBackend(file);
		}

		return undefined;
	} catch (error) {
		return cleanLine(error instanceof Error ? error.message : String(error)).replace(/\.$/u, '');
	}
}
