import {bytes, decimal, integer, rate} from '../../core/format.ts';
import type {Sample} from '../../core/samples.ts';
import type {Level} from '../theme.ts';
import {join, piece, type Piece} from '../frame/piece.ts';
import {barLine} from './bar-line.ts';
import {detailLines} from './details.ts';
import {figure, labelled, shareOf, usedOfTotal} from './figure.ts';
import {bothChart} from './both-chart.ts';
import {failureLines, fillRows, roomLine, sentence, type Room, type Section} from './section.ts';
import {rateChart} from './zoom/rates.ts';
import {zoomLines} from './zoom/zoom-lines.ts';

/**
The volume that holds the models.

@param loadRate Bytes a second at which the running model came from it.
*/
export function diskSection(samples: readonly Sample[], loadRate: number | undefined, room: Room): Section {
	const disk = samples.at(-1)?.disk;
	if (disk === undefined) {
		return {title: 'Disk', status: '', body: fillRows(room, [sentence(room, 'reading the disk')])};
	}

	const title = {name: 'Disk', detail: disk.kind === 'unknown' ? disk.device : disk.kind};
	if (disk.failure !== undefined) {
		return {title, status: {text: 'failed', level: 'danger'}, body: fillRows(room, failureLines(room, disk.failure))};
	}

	const {theme} = room;
	const gigabytes = disk.free / 1e9;
	const level: Level = gigabytes < 2 ? 'danger' : gigabytes < 10 ? 'warning' : 'good';
	const free = disk.free / 2 ** 30 >= 100 ? `${integer(disk.free / 2 ** 30)} GiB` : bytes(disk.free);
	const rates = join(labelled(theme, 'r', megabytes(room, disk.readRate)), '  ', labelled(theme, 'w', megabytes(room, disk.writeRate)), piece(' MB/s', theme.dim));
	const load = figure(theme, rate(loadRate), 3);
	const label = rates.width + load.width + 11 <= room.width ? 'last load' : 'load';
	const lines = [roomLine(room, rates, labelled(theme, label, load))];
	const details = () => detailLines(room, [
		['device', disk.device],
		['folder', disk.path],
		['size', bytes(disk.total)],
		['used', bytes(disk.total - disk.free)],
		['free', bytes(disk.free)],
		['last load', rate(loadRate)],
		['read from', disk.source],
	]);
	const volume = () => barLine(room, {label: 'used', share: shareOf(disk.total - disk.free, disk.total), value: usedOfTotal(theme, disk.total - disk.free, disk.total)});
	return {
		title,
		status: Number.isFinite(disk.free) ? {text: `${free} free`, level} : '',
		body: fillRows(room, room.zoomed ? zoomLines(room, [[...lines, volume()], rateChart('read', figures => figures.disk_read, disk.readRate, theme), rateChart('written', figures => figures.disk_write, disk.writeRate, theme), details()]) : [...lines, ...bothChart(room, 'disk_read', 'disk_write')]),
	};
}

function megabytes({theme}: Room, value: number | undefined): Piece {
	return figure(theme, decimal(value === undefined ? undefined : value / 1e6), 5);
}
