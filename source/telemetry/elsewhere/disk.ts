import process from 'node:process';
import type {DiskSample} from '../../core/samples.ts';
import {nearestFolder} from '../nearest-folder.ts';
import type {Source} from '../source.ts';
import {SpaceWatch} from '../space.ts';
import type {SystemFacts} from './facts.ts';

type Watched = {readonly model: string | undefined; readonly since: number; readonly folder: string; readonly space: SpaceWatch};

/**
The volume that holds the models, where there is no `/sys`: its room. Its traffic is not told without starting a program each time.
*/
export function createDiskSource(modelPath: () => string | undefined, facts: () => SystemFacts | undefined): Source<DiskSample | undefined> {
	let watched: Watched | undefined;

	return {
		read(now) {
			const model = modelPath();
			if (watched === undefined || model !== watched.model || (!watched.space.waiting && now - watched.since > 60_000)) {
				const folder = nearestFolder(model ?? process.cwd());
				watched = {model, since: now, folder, space: watched?.folder === folder ? watched.space : new SpaceWatch(folder)};
			}

			const {folder, space} = watched;
			const room = space.read(now);
			return room && {source: 'statfs', path: folder, kind: facts()?.diskKind ?? 'unknown', ...room};
		},
		close() {},
	};
}
