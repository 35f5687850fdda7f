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
		const chosen = await modelPath(join(settingsFolder({home, platform, environment}), 'GPT4All.ini'));
		return [...(chosen ? [chosen] : []), defaultFolder({home, platform, environment}), join(home, '.cache', 'gpt4all')];
	},
	look: lookIntoFolder,
};

function settingsFolder({home, platform, environment}: Place): string {
	if (platform === 'darwin') {
		return join(home, '.config', 'gpt4all.io');
	}

	const base = platform === 'win32' ? environment['APPDATA'] : environment['XDG_CONFIG_HOME'];
	return join(base ?? join(home, '.config'), 'nomic.ai');
}

function defaultFolder({home, platform, environment}: Place): string {
	if (platform === 'darwin') {
		return join(home, 'Library', 'Application Support', 'nomic.ai', 'GPT4All');
	}

	const base = platform === 'win32' ? environment['LOCALAPPDATA'] : environment['XDG_DATA_HOME'];
	return join(base ?? join(home, '.local', 'share'), 'nomic.ai', 'GPT4All');
}

async function modelPath(settings: string): Promise<string | undefined> {
	const text = await readFile(settings, 'utf8').catch(() => '');
	return /^modelPath=(?<path>.+)$/m.exec(text)?.groups?.path?.trim().replace(/^"(?<inner>.*)"$/, '$<inner>');
}
