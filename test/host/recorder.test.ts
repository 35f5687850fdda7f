import {closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {afterEach, beforeEach, expect, test} from 'vitest';
import type {Sample} from '../../source/core/samples.ts';
import type {Notice} from '../../source/core/view.ts';
import {Recorder} from '../../source/host/recorder.ts';
import {fullSample} from '../helpers/samples.ts';

/** The beginning of a minute, lately. */
const start = Math.floor(Date.now() / 60_000 - 30) * 60_000;
let folder: string;
let file: string;
let notices: Notice[];
let recorders: Recorder[];
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-recorder-'));
	file = path.join(folder, 'recording.db');
	notices = [];
	recorders = [];
});
afterEach(() => {
	for (const recorder of recorders) {
		recorder.close();
	}

	rmSync(folder, {recursive: true, force: true});
});

function open(bound?: number): Recorder {
	const recorder = new Recorder({
		file,
		log() {},
		onNotice(notice) {
			notices.push(notice);
		},
		...(bound !== undefined && {bound}),
	});
	recorders.push(recorder);
	return recorder;
}

const sample = (index: number): Sample => ({...fullSample, time: start + index * 1000});

function take(recorder: Recorder, from: number, to: number): void {
	for (let index = from; index < to; index++) {
		recorder.take(sample(index));
	}
}

const all = {from: start, to: start + 1e6, most: 5000};

test('the disk is left alone for ten samples at a time; what is not written yet is told of all the same', () => {
	const recorder = open();
	take(recorder, 0, 9);
	expect(existsSync(file)).toBe(false);
	take(recorder, 9, 15);
	expect(existsSync(file)).toBe(true);
	expect(recorder.rows(all).map(({time}) => (time - start) / 1000)).toEqual(Array.from({length: 15}, (_, index) => index));
	expect(recorder.rows({...all, from: start + 8000, most: 4})).toHaveLength(4);
	const points = recorder.history({from: start, to: start + 20_000, points: 4});
	expect(points.map(({time}) => (time - start) / 1000)).toEqual([0, 5, 10]);
	expect(points[0]!.figures).toMatchObject({gpu0_memory_used: fullSample.gpus[0]!.memoryUsed, gpu0_memory_used_max: fullSample.gpus[0]!.memoryUsed, cpu_load: 0.5});
});

test('at the end everything is written', () => {
	const recorder = open();
	take(recorder, 0, 3);
	recorder.close();
	expect(open().rows(all)).toHaveLength(3);
});

test('it says what there is', () => {
	const recorder = open();
	expect(recorder.status(false)).toMatchObject({file, watching: false, names: []});
	take(recorder, 0, 65);
	const {tiers, names, bytes} = recorder.status(true);
	expect(tiers.map(({rows, since}) => [rows, since])).toEqual([[60, start], [5, start], [0, undefined]]);
	expect(names).toContain('token_p99');
	expect(bytes).toBeGreaterThan(4096);
});

test('a full disk pauses it: one notice, memory bounded, and it goes on', () => {
	// SQLite refuses to grow beyond this as it does on a full disk.
	const recorder = open(16_000);
	take(recorder, 0, 1000);
	expect(notices).toEqual([expect.objectContaining({level: 'warning', text: 'The disk is full, so nothing is recorded.'})]);
	expect(recorder.status(true).paused).toBe('The disk is full, so nothing is recorded.');
	expect(recorder.rows(all).length).toBeLessThanOrEqual(320);
	expect(recorder.history({from: start + 990_000, to: start + 1_000_000, points: 2})).toHaveLength(2);
});

test('a file that somebody holds is tried again after a minute, without a word more', () => {
	const recorder = open();
	take(recorder, 0, 10);
	const holder = new DatabaseSync(file);
	holder.exec('BEGIN IMMEDIATE');
	take(recorder, 10, 25);
	expect(notices).toHaveLength(1);
	expect(recorder.status(true).paused).toContain('locked');
	holder.exec('ROLLBACK');
	holder.close();
	take(recorder, 25, 60);
	expect(recorder.status(true).paused).toBeDefined();
	take(recorder, 60, 90);
	expect(recorder.status(true).paused).toBeUndefined();
	expect(recorder.rows(all)).toHaveLength(90);
	expect(notices).toHaveLength(1);
});

test('a damaged file is set aside with a word, and recording goes on', () => {
	writeFileSync(file, 'no database\n'.repeat(1000));
	const recorder = open();
	take(recorder, 0, 20);
	expect(notices).toEqual([expect.objectContaining({text: expect.stringMatching(/is damaged.*recording\.db\.damaged-\d+/) as unknown})]);
	expect(recorder.rows(all)).toHaveLength(20);
});

test('damage that shows only when it is read: the same', () => {
	const recorder = open();
	take(recorder, 0, 600);
	recorder.close();
	const pages = statSync(file).size / 4096;
	const descriptor = openSync(file, 'r+');
	writeSync(descriptor, new Uint8Array(4 * 4096).fill(0x5A), 0, undefined, Math.floor(pages * 0.6) * 4096);
	closeSync(descriptor);
	const again = open();
	take(again, 600, 605);
	expect(notices).toEqual([]);
	expect(again.history({from: start, to: start + 605_000, points: 605})).toHaveLength(5);
	expect(notices).toHaveLength(1);
	take(again, 605, 620);
	expect(again.rows(all)).toHaveLength(20);
});
