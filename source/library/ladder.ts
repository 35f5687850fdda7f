import {realpath} from 'node:fs/promises';
import {resolve} from 'node:path';
import {sortRungs, type Rung} from '../core/ladder.ts';
import {discover, type DiscoverOptions} from './discover.ts';
import {rungsBeside, toRung} from './rungs.ts';

/**
The whole ladder of a model: the rungs beside its file, and those of the same family anywhere in the library (a Q8_0 in LM Studio's folder is a rung of the Q4_K_M in Ollama's).

Takes as long as a look at the library; `rungsBeside` answers sooner. Never throws.
*/
export async function rungsEverywhere(path: string, options: DiscoverOptions = {}): Promise<Rung[]> {
	const own = resolve(path);
	const [beside, {models}] = await Promise.all([rungsBeside(own), discover(options)]);
	// Links: the library may know the same file under another path.
	const targets = new Set(await Promise.all([own, ...beside.map(rung => rung.path)].map(target)));
	const real = new Map(await Promise.all(models.map(async model => [model, await target(model.path)] as const)));
	const families = new Set(models.filter(model => targets.has(real.get(model)!)).map(({family}) => family));
	const family = models.filter(model => families.has(model.family));
	const known = new Set(await Promise.all(beside.map(async rung => target(rung.path))));
	const further = family.filter(model => !known.has(real.get(model)!)).map(model => toRung(model, family));
	return sortRungs([...beside, ...further]);
}

async function target(path: string): Promise<string> {
	return realpath(path).catch(() => path);
}
