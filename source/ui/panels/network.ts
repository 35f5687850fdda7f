import {rate} from '../../core/format.ts';
import {cleanLine} from '../../core/text.ts';
import type {NetworkSample, Sample} from '../../core/samples.ts';
import {join, piece, type Piece} from '../frame/piece.ts';
import {detailLines} from './details.ts';
import {figure} from './figure.ts';
import {bothChart} from './both-chart.ts';
import {failureLines, fillRows, roomLine, sentence, type Room, type Section} from './section.ts';
import {rateChart} from './zoom/rates.ts';
import {zoomLines} from './zoom/zoom-lines.ts';

/**
The link that leads to the LAN.
*/
export function networkSection(samples: readonly Sample[], room: Room): Section {
	const network = samples.at(-1)?.network;
	if (network === undefined) {
		return {title: 'Net', status: '', body: fillRows(room, [sentence(room, 'reading the network')])};
	}

	const title = {name: 'Net', detail: speedOf(network)};
	if (network.failure !== undefined) {
		return {title, status: {text: 'failed', level: 'danger'}, body: fillRows(room, failureLines(room, network.failure))};
	}

	const {theme} = room;
	const {glyphs} = theme;
	const rates = join(
		piece(`${glyphs.down} `, theme.dim),
		rateFigure(room, network.receiveRate),
		' ',
		piece(`${glyphs.up} `, theme.dim),
		rateFigure(room, network.sendRate),
	);
	// The rates keep their place; an address that is too long (IPv6) gives way.
	const address = piece(cleanLine(network.address ?? ''));
	const fits = address.width <= room.width - rates.width - 1;
	const lines = [roomLine(room, rates, fits ? address : piece(''))];
	const details = () => detailLines(room, [
		['interface', network.interface],
		['address', network.address],
		['link', speedOf(network)],
		['wireless', network.wireless === undefined ? undefined : network.wireless ? 'yes' : 'no'],
		['read from', network.source],
	]);
	return {
		title,
		status: `${cleanLine(network.interface ?? '')} ${network.up ? 'up' : 'down'}`,
		body: fillRows(room, room.zoomed ? zoomLines(room, [lines, rateChart('received', figures => figures.network_receive, network.receiveRate, theme), rateChart('sent', figures => figures.network_send, network.sendRate, theme), details()]) : [...lines, ...bothChart(room, 'network_receive', 'network_send')]),
	};
}

function speedOf({speed}: NetworkSample): string | undefined {
	if (speed === undefined || !Number.isFinite(speed) || speed <= 0) {
		return undefined;
	}

	return speed >= 1e9 ? `${Number((speed / 1e9).toFixed(1))} Gb/s` : `${Math.round(speed / 1e6)} Mb/s`;
}

/** A rate whose number keeps its place: up to 999.9 in every unit. */
function rateFigure({theme}: Room, value: number | undefined): Piece {
	return figure(theme, rate(value), 5, 'kB/s');
}
