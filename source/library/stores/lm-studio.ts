import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {lookIntoFolder} from './folder.ts';
import type {Place, Store} from './store.ts';

/**
LM Studio's downloads: the `downloadsFolder` of its settings, else the folders it has had by default. Its home may be elsewhere, which `~/.lmstudio-home-pointer` tells.
*/
export const lmStudio: Store = {
	name: 'LM Studio',
	async folders({home}: Place) {
		const pointed = await readFile(join(home, '.lmstudio-home-pointer'), 'utf8').then(text => text.trim()).catch(() => '');
		const own = pointed || join(home, '.lmstudio');
		const chosen = await downloadsFolder(join(own, 'settings.json'));
		return [...(chosen ? [chosen] : []), join(own, 'models'), join(home, '.cache', 'lm-studio', 'models')];
	},
	look: lookIntoFolder,
};

async function downloadsFolder(settings: string): Promise<string | undefined> {
	try {
		const {downloadsFolder: folder} = JSON.parse(await readFile(settings, 'utf8')) as {downloadsFolder?: unknown};
		return typeof folder === 'string' && folder !== '' ? folder : undefined;
	} catch {
		return undefined;
	}
}
