import process from 'node:process';
import type {DiskSample} from '../../core/samples.ts';
import {rateBetween} from '../difference.ts';
import {Interval} from '../interval.ts';
import {OpenFile} from '../open-file.ts';
import {parseDiskStat, type DiskCounters} from '../parse/disk-stat.ts';
import type {Source} from '../source.ts';
import {SpaceWatch} from '../space.ts';
import {findVolume} from './volume.ts';

/**
The volume that holds the models: room by `statfs`, traffic by the disk's own counters.
*/
export function createDiskSource({modelPath, root = ''}: {readonly modelPath: () => string | undefined; readonly root?: string}): Source<DiskSample | undefined> {
	let watched = watch(modelPath(), root);

	return {
		read(now) {
			const model = modelPath();
			// A disk can be mounted over the folder later, so it is looked at again now and then.
			if (model !== watched.model || (!watched.space.waiting && now - (watched.since ??= now) > 60_000)) {
				watched.counters?.close();
				watched = watch(model, root, watched.model === model ? watched : undefined);
			}

			const {volume, space, counters, past} = watched;
			const room = space.read(now);
			const text = counters?.tryRead();
			const moved = text === undefined ? undefined : parseDiskStat(text);
			const base = moved && past.push(now, moved);
			return room && {
				source: volume.statPath === undefined ? 'statfs' : `statfs, /sys/block/${volume.device}/stat`,
				path: volume.folder,
				device: volume.device,
				kind: volume.kind,
				...room,
				readRate: base && rateBetween(base.value.read, moved?.read, base.seconds),
				writeRate: base && rateBetween(base.value.written, moved?.written, base.seconds),
			};
		},
		close() {
			watched.counters?.close();
		},
	};
}

type Watched = {
	readonly model: string | undefined;
	since?: number;
	readonly volume: ReturnType<typeof findVolume>;
	readonly space: SpaceWatch;
	readonly counters: OpenFile | undefined;
	readonly past: Interval<DiskCounters>;
};

function watch(model: string | undefined, root: string, before?: Watched): Watched {
	// Without a model, the folder we stand in is as good a guess as any.
	const volume = findVolume(model ?? process.cwd(), root);
	const same = before?.volume.folder === volume.folder && before.volume.statPath === volume.statPath;
	return {
		model,
		volume,
		space: same ? before.space : new SpaceWatch(volume.folder),
		counters: volume.statPath === undefined ? undefined : new OpenFile(volume.statPath),
		past: same ? before.past : new Interval(),
	};
}
