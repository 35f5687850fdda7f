import type {Sample} from '../../core/samples.ts';
import {barLine} from './bar-line.ts';
import {greatest, percentText, shareOf, usedOfTotal} from './figure.ts';
import {failureLines, fillRows, sentence, type Room, type Section} from './section.ts';

/**
Every card on one line: where there is no room for a section each.
*/
export function gpuListSection(samples: readonly Sample[], room: Room): Section {
	const gpus = samples.at(-1)?.gpus ?? [];
	const hidden = gpus.length > room.rows ? gpus.length - room.rows : 0;
	const lines = gpus.slice(0, room.rows).map(gpu => gpu.lost
		? failureLines({...room, rows: 1}, `${gpu.index} lost: ${gpu.name}`)[0]!
		: barLine(room, {
			label: `#${gpu.index}`,
			share: shareOf(gpu.memoryUsed, gpu.memoryTotal),
			own: shareOf(gpu.memoryOwn, gpu.memoryTotal),
			// A card that is only named tells neither.
			value: gpu.memoryTotal > 0 ? usedOfTotal(room.theme, gpu.memoryUsed, gpu.memoryTotal) : usedOfTotal(room.theme, undefined, undefined),
		}));
	const busiest = greatest(gpus.map(({utilization}) => utilization));
	const status = hidden > 0 ? `and ${hidden} more` : `busiest ${percentText(busiest, room.theme)}`;
	return {title: {name: 'GPU', detail: `${gpus.length} cards`}, status, body: fillRows(room, lines)};
}

/** Where cards are looked for: what helps when there is one and it isn't seen. */
const where = [
	'NVIDIA cards are read through the driver\'s NVML: does nvidia-smi work?',
	'AMD cards are read through amdgpu, in /sys/class/drm.',
	'Others are named, where the system names them.',
	'A card that comes is found within half a minute.',
];

/**
No card, or none that can be read.
*/
export function noGpuSection(samples: readonly Sample[], room: Room): Section {
	const status = samples.at(-1)?.gpuStatus ?? 'looking for a card';
	return room.rows === 0
		? {title: {name: 'GPU', detail: status}, status: '', body: []}
		: {title: 'GPU', status: '', body: fillRows(room, [sentence(room, status), ...(room.zoomed ? ['', ...where].map(line => sentence(room, line)) : [])])};
}
