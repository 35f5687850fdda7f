import {closeSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {DatabaseSync} from 'node:sqlite';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {figuresOf} from '../../source/core/figures-of.ts';
import type {Figures} from '../../source/core/figures.ts';
import type {RecordedRow} from '../../source/core/history.ts';
import {Recording} from '../../source/storage/recording.ts';
import {fullSample} from '../helpers/samples.ts';

const hour = 3_600_000;
/** The beginning of a minute. */
const start = 1_700_000_040_000;

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-recording-'));
	file = path.join(folder, 'data', 'recording.db');
});
afterEach(() => {
	rmSync(folder, {recursive: true, force: true});
});

function second(index: number, figures?: Figures): RecordedRow {
	return {time: start + index * 1000, span: 1000, samples: 1, figures: figures ?? {cpu_load: (index % 10) / 10}};
}

function seconds(from: number, to: number, figures?: (index: number) => Figures): RecordedRow[] {
	return Array.from({length: to - from}, (_, index) => second(from + index, figures?.(from + index)));
}

function within<Result>(work: (recording: Recording) => Result): Result {
	const recording = new Recording(file);
	try {
		return work(recording);
	} finally {
		recording.close();
	}
}

/** Writes seconds as the host does, ten at a time. */
function write(recording: Recording, rows: readonly RecordedRow[]): void {
	for (let index = 0; index < rows.length; index += 10) {
		const part = rows.slice(index, index + 10);
		recording.append(part, part.at(-1)!.time);
	}
}

const all = {from: 0, to: Infinity};

describe('what is recorded', () => {
	test('comes back as it was', () => {
		const rows = [second(0, {cpu_load: 0.25, memory_used: 12_345_678_901, gpu0_power: 301.5}), second(1, {}), second(2, {memory_used: 0})];
		within(recording => {
			recording.append(rows, start);
		});
		expect(within(recording => [...recording.rows(all)])).toEqual(rows);
		expect(within(recording => [...recording.rows({...all, names: ['memory_used', 'nonsense; DROP TABLE seconds'], most: 2})])).toEqual([second(0, {memory_used: 12_345_678_901}), second(1, {})]);
	});

	test('is averaged by ten seconds and by minutes, with the maximum, and what is not whole yet stays in seconds', () => {
		within(recording => {
			write(recording, seconds(0, 135));
			expect([...recording.rows({...all, width: 60_000})]).toEqual([
				...[0, 60].map(index => ({time: start + index * 1000, span: 60_000, samples: 60, figures: {cpu_load: expect.closeTo(0.45) as number, cpu_load_max: 0.9}})),
				{time: start + 120_000, span: 10_000, samples: 10, figures: {cpu_load: expect.closeTo(0.45) as number, cpu_load_max: 0.9}},
				...seconds(130, 135),
			]);
			expect([...recording.rows({from: start + 20_000, to: start + 40_000, width: 12_000})].map(({time, span}) => [time - start, span])).toEqual([[20_000, 10_000], [30_000, 10_000]]);
		});
	});

	test('is averaged over what there was: a figure that was there for one second of ten is not diluted', () => {
		within(recording => {
			write(recording, seconds(0, 20, index => (index === 3 ? {ttft: 240} : {})));
			expect([...recording.rows({...all, width: 10_000})][0]).toMatchObject({samples: 10, figures: {ttft: 240, ttft_max: 240}});
		});
	});

	test('goes on where it stopped: what was left unaveraged is averaged later', () => {
		within(recording => {
			write(recording, seconds(0, 55));
		});
		within(recording => {
			write(recording, seconds(55, 125));
			expect([...recording.rows({...all, width: 60_000}).take(2)]).toMatchObject([{span: 60_000, samples: 60}, {span: 60_000, samples: 60}]);
		});
	});

	test('a night without samples is a night without rows', () => {
		within(recording => {
			write(recording, seconds(0, 60));
			write(recording, seconds(36_000, 36_120));
			expect(recording.tiers().map(({rows}) => rows)).toEqual([120, 17, 2]);
			expect([...recording.rows({...all, width: 60_000})].map(({time, span}) => [time - start, span])).toEqual([[0, 60_000], [36_000_000, 60_000], ...Array.from({length: 5}, (_, index) => [36_060_000 + index * 10_000, 10_000]), ...Array.from({length: 10}, (_, index) => [36_110_000 + index * 1000, 1000])]);
		});
	});

	test('a clock that is set back makes nothing double', () => {
		within(recording => {
			write(recording, seconds(0, 130));
			write(recording, seconds(30, 130));
			const rows = [...recording.rows({...all, width: 60_000})];
			expect(rows.reduce((sum, {samples}) => sum + samples, 0)).toBe(130);
		});
	});

	test('a card that comes later gets its columns, and the rows before have none', () => {
		within(recording => {
			write(recording, seconds(0, 10));
			write(recording, seconds(10, 30, () => ({cpu_load: 0.5, gpu1_memory_used: 7})));
			expect(recording.names).toEqual(['cpu_load', 'cpu_load_max', 'gpu1_memory_used', 'gpu1_memory_used_max']);
			expect([...recording.rows({...all, width: 10_000})][1]).toMatchObject({figures: {cpu_load: 0.5, gpu1_memory_used: 7, gpu1_memory_used_max: 7}});
		});
		expect(within(recording => recording.names)).toHaveLength(4);
	});

	test('a write that fails leaves nothing behind, and the next one is whole', () => {
		within(recording => {
			write(recording, seconds(0, 10));
			expect(() => {
				recording.append([second(10, {gpu3_power: 5}), {...second(11), time: 'never' as unknown as number}], start);
			}).toThrow();
			expect(recording.names).not.toContain('gpu3_power');
			write(recording, seconds(10, 20, () => ({gpu3_power: 5})));
			expect(recording.tiers().map(({rows}) => rows)).toEqual([20, 1, 0]);
		});
	});
});

describe('what is old goes', () => {
	test('each tier after its time, in steps', () => {
		within(recording => {
			write(recording, seconds(0, 900));
			const later = (hours: number) => {
				recording.append([], start + hours * hour);
				return recording.tiers().map(({rows}) => rows);
			};

			expect(later(5)).toEqual([900, 89, 14]);
			expect(later(7)).toEqual([700, 89, 14]);
			expect(later(7)).toEqual([500, 89, 14]);
			later(7);
			later(7);
			expect(later(7)).toEqual([0, 89, 14]);
			expect(later(73)).toEqual([0, 0, 14]);
			expect(later(721)).toEqual([0, 0, 0]);
		});
	});

	test('what the seconds have forgotten, the averages still tell', () => {
		within(recording => {
			write(recording, seconds(0, 180));
			recording.append([], start + 7 * hour);
			expect([...recording.rows(all)].map(({span}) => span)).toEqual(Array.from({length: 17}, () => 10_000));
		});
	});

	test('over its bound the oldest go, however young', () => {
		const recording = new Recording(file, {bound: 2 ** 18});
		const {figures} = {figures: figuresOf(fullSample)};
		for (let index = 0; index < 6000; index += 50) {
			recording.append(seconds(index, index + 50, () => figures), start + index * 1000);
		}

		expect(recording.sizeOnDisk - statSync(`${file}-wal`).size).toBeLessThan(2 ** 18 * 1.3);
		expect([...recording.rows(all)].at(-1)!.time).toBe(start + 5_999_000);
		recording.close();
	});
});

describe('a file that cannot be used is set aside', () => {
	const aside = (suffix: string) => readdirSync(path.dirname(file)).filter(name => name.startsWith(`recording.db.${suffix}-`) && !/-(?:wal|shm)$/.test(name));

	test('no database', () => {
		within(() => undefined);
		writeFileSync(file, 'my notes\n'.repeat(1000));
		within(recording => {
			expect(recording.aside).toEqual({why: 'is damaged', name: aside('damaged')[0]});
			write(recording, seconds(0, 10));
			expect([...recording.rows(all)]).toHaveLength(10);
		});
	});

	test('damaged further on', () => {
		within(recording => {
			write(recording, seconds(0, 2000));
		});
		const descriptor = openSync(file, 'r+');
		writeSync(descriptor, new Uint8Array(statSync(file).size - 4096).fill(0x5A), 0, undefined, 4096);
		closeSync(descriptor);
		expect(within(recording => recording.aside?.why)).toBe('is damaged');
		expect(aside('damaged')).toHaveLength(1);
	});

	test('of a newer LISA', () => {
		within(() => undefined);
		const database = new DatabaseSync(file);
		database.exec('PRAGMA user_version = 1000');
		database.close();
		expect(within(recording => recording.aside?.why)).toBe('comes from a newer LISA');
	});
});

test.skipIf(process.platform === 'win32')('nobody else can read it', () => {
	within(recording => {
		write(recording, seconds(0, 10));
		for (const name of readdirSync(path.dirname(file))) {
			expect([name, statSync(path.join(path.dirname(file), name)).mode & 0o777]).toEqual([name, 0o600]);
		}
	});
});

test('24 hours with a card and a reply that never ends stay within 60 MB, and memory stays flat', {timeout: 90_000}, () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const recording = new Recording(file);
	// Each second differs in every figure, as on a box at work: nothing can be stored short.
	const full = Object.entries(figuresOf(fullSample)) as Array<[string, number]>;
	const different = Array.from({length: 997}, (_, index): Figures => Object.fromEntries(full.map(([name, value], column) => [name, value * (1 + Math.sin(index * (column + 1)) / 3)])));
	const figures = (index: number): Figures => different[index % different.length]!;
	const run = (from: number, to: number): number => {
		for (let index = from; index < to; index += 120) {
			recording.append(seconds(index, index + 120, figures), start + (index + 120) * 1000);
		}

		collect();
		return process.memoryUsage().heapUsed;
	};

	const begun = run(0, 14_400);
	const ended = run(14_400, 86_400);
	expect(ended - begun).toBeLessThan(2 ** 20);
	expect(recording.sizeOnDisk).toBeLessThanOrEqual(60e6);
	// And it is all there: 6 hours of seconds, the whole day in tens and minutes.
	expect(recording.tiers().map(({rows}) => rows)).toEqual([21_600, 8639, 1439]);
	recording.close();
});
