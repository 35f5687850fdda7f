import process from 'node:process';
import type {DiskSample} from '../../core/samples.ts';
import {nearestFolder} from '../nearest-folder.ts';
import type {Source} from '../source.ts';
import {SpaceWatch} from '../space.ts';
import type {SystemFacts} from './facts.ts';

/**
The volume that holds the models, where there is no `/sys`: its room. Its traffic is not told without starting a program each time.
*/
export function createDiskSource(modelPath: () => string | undefined, facts: () => SystemFacts | undefined): Source<DiskSample | undefined> {
	let folder: string | undefined;
	let space: SpaceWatch | undefined;
	let model: string | undefined;
	let since = -Infinity;

	return {
		read(now) {
			if (space === undefined || folder === undefined || modelPath() !== model || (!space.waiting && now - since > 60_000)) {
				model = modelPath();
				since = now;
				const wanted = nearestFolder(model ?? process.cwd());
				space = wanted === folder && space !== undefined ? space : new SpaceWatch(wanted);
				folder = wanted;
			}

			const room = space.read(now);
			return room && {source: 'statfs', path: folder, kind: facts()?.diskKind ?? 'unknown', ...room};
		},
		close() {},
	};
}
