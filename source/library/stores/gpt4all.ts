import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {lookIntoFolder} from './folder.ts';
import type {Place, Store} from './store.ts';

/**
GPT4All's downloads: the `modelPath` of its settings, else the folder of its platform; and that of its Python bindings.
*/
export const gpt4All: Store = {
	name: 'GPT4All',
	async folders({home, platform, environment}: Place) {
		const settings = platform === 'darwin' ? join(home, '.config', 'gpt4all.io') : (platform === 'win32' ? join(environment['APPDATA'] ?? home, 'nomic.ai') : join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'nomic.ai'));
		const chosen = await modelPath(join(settings, 'GPT4All.ini'));
		return [...(chosen ? [chosen] : []), defaultFolder({home, platform, environment}), join(home, '.cache', 'gpt4all')];
	},
	look: lookIntoFolder,
};

function defaultFolder({home, platform, environment}: Place): string {
	if (platform === 'darwin') {
		return join(home, 'Library', 'Application Support', 'nomic.ai', 'GPT4All');
	}

	return join(platform === 'win32' ? (environment['LOCALAPPDATA'] ?? home) : (environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share')), 'nomic.ai', 'GPT4All');
}

async function modelPath(settings: string): Promise<string | undefined> {
	const text = await readFile(settings, 'utf8').catch(() => '');
	return /^modelPath=(?<path>.+)$/m.exec(text)?.groups?.path?.trim().replace(/^"(?<inner>.*)"$/, '$<inner>');
}
