import {join} from 'node:path';
import {lookIntoFolder} from './folder.ts';
import type {Place, Store} from './store.ts';

/**
What `llama-cli -hf` and `llama-server -hf` have fetched: `LLAMA_CACHE`, else llama.cpp's folder among the caches. Newer releases use the Hugging Face cache.
*/
export const llamaCpp: Store = {
	name: 'llama.cpp',
	folders({home, platform, environment}: Place) {
		const given = environment['LLAMA_CACHE'];
		if (given) {
			return [given];
		}

		if (platform === 'darwin') {
			return [join(home, 'Library', 'Caches', 'llama.cpp')];
		}

		const base = platform === 'win32' ? environment['LOCALAPPDATA'] : environment['XDG_CACHE_HOME'];
		return [join(base ?? join(home, '.cache'), 'llama.cpp')];
	},
	look: lookIntoFolder,
};
