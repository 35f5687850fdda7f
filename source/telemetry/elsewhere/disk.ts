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

	return {
		read(now) {
			const wanted = nearestFolder(modelPath() ?? process.cwd());
			if (wanted !== folder || space === undefined) {
				folder = wanted;
				space = new SpaceWatch(wanted);
			}

			const room = space.read(now);
			return room && {source: 'statfs', path: wanted, kind: facts()?.diskKind ?? 'unknown', ...room};
		},
		close() {},
	};
}
