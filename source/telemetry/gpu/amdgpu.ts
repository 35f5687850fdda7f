import {existsSync} from 'node:fs';
import type {GpuSample} from '../../core/samples.ts';
import {namesIn} from '../read-once.ts';
import {Refreshed} from '../refreshed.ts';
import type {Source} from '../source.ts';
import {AmdgpuCard} from './amdgpu-card.ts';
import {DrmClients} from './drm-clients.ts';
import {DrmHolders} from './drm-holders.ts';
import type {GpuReading} from './gpus.ts';

/**
AMD's cards by `/sys/class/drm`. A card that is gone stays in the list as lost; one that comes is found within half a minute.

@param options.root - Stands before `/sys` and `/proc` in tests.
@param options.everyProcess - Whether somebody wants to know what every process holds.
*/
export function createAmdgpuSource({enginePid, everyProcess = () => false, root = ''}: {readonly enginePid: () => number | undefined; readonly everyProcess?: () => boolean; readonly root?: string}): Source<GpuReading> {
	const cards = new Map<string, AmdgpuCard>();
	const last = new Map<string, Omit<GpuSample, 'index'>>();
	const clients = new DrmClients(root);
	const holders = new DrmHolders(root);
	const scan = new Refreshed(30_000, () => {
		for (const folder of cardFolders(root)) {
			if (!cards.has(folder)) {
				cards.set(folder, new AmdgpuCard(folder, root));
			}
		}
	});

	return {
		read(now) {
			scan.get(now);
			const pid = enginePid();
			const own = cards.size > 0 ? clients.read(now, pid) : undefined;
			const held = cards.size > 0 && everyProcess() ? holders.read(now) : undefined;
			const found = Array.from(cards, ([folder, card], index): GpuSample => {
				const sample = card.read(pid === undefined ? undefined : own?.get(card.address));
				if (sample !== undefined) {
					last.set(folder, sample);
				}

				return sample === undefined ? {index, ...asLost(card.name, last.get(folder)?.memoryTotal ?? 0)} : {index, ...sample, ...(held && {processes: held.get(card.address) ?? []})};
			});
			return {status: found.find(({lost}) => lost)?.failure ?? '', cards: found};
		},
		close() {
			clients.close();
			holders.close();
			for (const card of cards.values()) {
				card.close();
			}
		},
	};
}

/** Of `card0` and `card0-DP-1` the first is the card; that it tells of its memory marks it as amdgpu's. */
function cardFolders(root: string): readonly string[] {
	const folder = `${root}/sys/class/drm`;
	return namesIn(folder)
		.filter(name => /^card\d+$/u.test(name))
		.map(name => `${folder}/${name}/device`)
		.filter(device => existsSync(`${device}/mem_info_vram_total`));
}

function asLost(name: string, memoryTotal: number): Omit<GpuSample, 'index'> {
	return {source: 'amdgpu', name, vendor: 'amd', memoryTotal, memoryUsed: 0, memoryFree: 0, lost: true, failure: `${name} no longer answers: \`dmesg | grep amdgpu\` says why; a restart brings it back.`};
}
