import {fileURLToPath} from 'node:url';
import {join} from 'node:path';
import process from 'node:process';
import envPaths from 'env-paths';
import {lookIntoFolder} from './folder.ts';
import type {Place, Store} from './store.ts';

// Beside the bundle, or above the sources.
const bundled = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../../models' : '../models', import.meta.url));

/** Where LISA puts what it fetches and makes: `LISA_MODELS`, else among the user's data. */
export function ownFolder(environment: Place['environment'] = process.env): string {
	return environment['LISA_MODELS'] || join(envPaths('lisa', {suffix: ''}).data, 'models');
}

/**
LISA's own models: what it fetched and made, and what came with it.
*/
export const own: Store = {
	name: 'LISA',
	folders({environment}: Place) {
		return [ownFolder(environment), bundled];
	},
	async look(folder) {
		const finding = await lookIntoFolder(folder);
		// What the recipe leaves behind while it trains is not a model yet.
		return {...finding, found: finding.found.filter(({path}) => !path.startsWith(join(bundled, 'recipe')))};
	},
};
