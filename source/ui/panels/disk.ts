import {bytes, decimal, integer, rate} from '../../core/format.ts';
import type {Sample} from '../../core/samples.ts';
import type {Level} from '../theme.ts';
import {join, piece, type Piece} from '../frame/piece.ts';
import {detailLines} from './details.ts';
import {figure, labelled} from './figure.ts';
import {rateCharts} from './rate-charts.ts';
import {failureLine, fillRows, roomLine, sentence, type Room, type Section} from './section.ts';

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
		return {title, status: {text: 'failed', level: 'danger'}, body: fillRows(room, [failureLine(room, disk.failure)])};
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
		['free', bytes(disk.free)],
		['read from', disk.source],
	]);
	return {
		title,
		status: Number.isFinite(disk.free) ? {text: `${free} free`, level} : '',
		body: fillRows(room, room.zoomed ? [...lines, ...rateCharts(room, samples, [['r', sample => sample.disk?.readRate], ['w', sample => sample.disk?.writeRate]], lines.length, details())] : lines),
	};
}

function megabytes({theme}: Room, value: number | undefined): Piece {
	return figure(theme, decimal(value === undefined ? undefined : value / 1e6), 5);
}
