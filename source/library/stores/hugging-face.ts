import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {lookIntoFolder} from './folder.ts';
import {joinFindings, type Place, type Store} from './store.ts';

/**
The cache of the Hugging Face hub: `models--<org>--<name>/snapshots/<commit>/` hold symlinks to blobs. The links have the names, so they are what is listed; several snapshots of one file count once.
*/
export const huggingFace: Store = {
	name: 'Hugging Face',
	folders({home, environment}: Place) {
		const hub = environment['HF_HUB_CACHE'] ?? environment['HUGGINGFACE_HUB_CACHE'];
		if (hub) {
			return [hub];
		}

		const own = environment['HF_HOME'] ?? join(environment['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'huggingface');
		return [join(own, 'hub')];
	},
	async look(folder) {
		const entries = await readdir(folder).catch(() => []);
		const repositories = entries.filter(name => name.startsWith('models--')).sort();
		const findings = [];
		for (const repository of repositories) {
			findings.push(await lookIntoFolder(join(folder, repository, 'snapshots')));
		}

		return joinFindings(findings);
	},
};
