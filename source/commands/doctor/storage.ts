import {basename} from 'node:path';
import type {Finding} from '../../core/finding.ts';
import {bytes, duration, rate} from '../../core/format.ts';
import type {DiskSample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import type {ReadSpeed} from '../../telemetry/read-speed.ts';

const area = 'storage';

/** Room for a 7B model at Q4_K_M and its F16 beside it. Bytes. */
const roomy = 20 * 2 ** 30;

/** Room for a rung of a small model, and the conversations. */
const least = 2 * 2 ** 30;

/** A hard disk reads about so fast: a model of 4 GiB then takes 20 s to load. Bytes a second. */
const slow = 250e6;

/** What a 7B model at Q4_K_M weighs. */
const usualModel = 4.1 * 2 ** 30;

/** Room on the models' volume, and how fast models load from it. */
export function gradeStorage(disk: DiskSample | undefined, folder: string, speed: ReadSpeed): Finding[] {
	return [freeSpace(disk, folder), readSpeed(speed)];
}

function freeSpace(disk: DiskSample | undefined, folder: string): Finding {
	const name = 'free space';
	if (disk === undefined || disk.total === 0) {
		return {area, name, level: 'unknown', said: `the volume of ${cleanLine(folder)} cannot be read.`};
	}

	const said = `${bytes(disk.free)} free for models in ${cleanLine(folder)}.`;
	const remedy = 'Delete models you no longer use with `lisa models rm FILE`, or set LISA_MODELS=/path to another disk.';
	return {area, name, said, figures: {free_bytes: disk.free, total_bytes: disk.total}, ...(disk.free < least ? {level: 'problem', remedy} : disk.free < roomy ? {level: 'warning', remedy} : {level: 'ok'})};
}

function readSpeed(speed: ReadSpeed): Finding {
	const name = 'read speed';
	if ('failure' in speed) {
		return {area, name, level: 'unknown', said: `not measured: ${cleanLine(speed.failure)}.`};
	}

	const said = `${rate(speed.rate)}, measured over ${bytes(speed.bytes)} of ${cleanLine(basename(speed.file))} past the page cache: a 7B model at Q4_K_M loads in about ${duration(usualModel / speed.rate)}.`;
	const figures = {bytes_per_second: Math.round(speed.rate), bytes_read: speed.bytes};
	return speed.rate < slow ? {area, name, level: 'warning', said, figures, remedy: 'Put the models on an NVMe SSD: LISA_MODELS=/path says where they go.'} : {area, name, level: 'ok', said, figures};
}
