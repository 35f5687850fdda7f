import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {lookIntoFolder} from './folder.ts';
import {joinFindings, type Place, type Store} from './store.ts';

/**
Jan's models: below the data folder of its settings, else the folders it has had by default.
*/
export const jan: Store = {
	name: 'Jan',
	async folders(place: Place) {
		const base = configurationFolder(place);
		const chosen = await dataFolder(join(base, 'settings.json'));
		return [...(chosen ? [chosen] : []), join(base, 'data'), join(place.home, 'jan')];
	},
	async look(folder) {
		return joinFindings([await lookIntoFolder(join(folder, 'llamacpp', 'models')), await lookIntoFolder(join(folder, 'models'))]);
	},
};

function configurationFolder({home, platform, environment}: Place): string {
	if (platform === 'darwin') {
		return join(home, 'Library', 'Application Support', 'Jan');
	}

	return join(platform === 'win32' ? (environment['APPDATA'] ?? home) : (environment['XDG_CONFIG_HOME'] ?? join(home, '.config')), 'Jan');
}

async function dataFolder(settings: string): Promise<string | undefined> {
	try {
		const {data_folder: folder} = JSON.parse(await readFile(settings, 'utf8')) as {data_folder?: unknown};
		return typeof folder === 'string' && folder !== '' ? folder : undefined;
	} catch {
		return undefined;
	}
}
