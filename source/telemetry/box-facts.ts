import {Buffer} from 'node:buffer';
import process from 'node:process';
import {readFile} from 'node:fs/promises';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {BoxFacts} from '../core/fit-box.ts';

let known: Promise<BoxFacts> | undefined;

/** Finds out, once, what of the box does not change: the vector instructions of its processor and how fast its memory is. Takes about a tenth of a second. */
export async function boxFacts(): Promise<BoxFacts> {
	known ??= findFacts();
	return known;
}

async function findFacts(): Promise<BoxFacts> {
	return {vectors: await readVectors(), copyBandwidth: await measureCopies()};
}

/** A piece is copied in about a millisecond, so that on a busy box some are copied without another program in between. */
const piece = 4 * 2 ** 20;
const pieces = 16;
const rounds = 4;

/** Bytes a second that one core reads and writes: that of the best pieces of a copy that no cache holds, since other programs can only make one slower. Lets others have their turn between two rounds. */
async function measureCopies(): Promise<number> {
	const from = Buffer.alloc(pieces * piece, 1);
	const to = Buffer.alloc(from.length);
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) {
		for (let index = 0; index < pieces; index++) {
			const start = performance.now();
			from.copy(to, index * piece, index * piece, (index + 1) * piece);
			times.push(performance.now() - start);
		}

		await nextTurn();
	}

	// Not the very best: a clock that was set, or a piece that a cache held, is no measure.
	const typical = times.toSorted((a, b) => a - b)[Math.floor(times.length / 8)]!;
	return (2 * piece * 1000) / typical;
}

async function readVectors(): Promise<BoxFacts['vectors']> {
	if (process.arch === 'arm64') {
		return 'neon';
	}

	const flags = /^flags\s*:(?<flags>.*)$/m.exec(await readFile('/proc/cpuinfo', 'utf8').catch(() => ''))?.groups?.flags ?? ' avx2 ';
	return flags.includes('avx512f') ? 'avx512' : (flags.includes('avx2') ? 'avx2' : 'none');
}
