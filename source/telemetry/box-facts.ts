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

/** Bytes a second that one core reads and writes: the best of a few copies that no cache holds, since other programs can only make one slower. Lets others have their turn between two. */
async function measureCopies(): Promise<number> {
	const from = Buffer.alloc(64 * 2 ** 20, 1);
	const to = Buffer.alloc(from.length);
	let best = Infinity;
	for (let copies = 0; copies < 4; copies++) {
		const start = performance.now();
		from.copy(to);
		best = Math.min(best, performance.now() - start);
		await nextTurn();
	}

	return (2 * from.length * 1000) / best;
}

async function readVectors(): Promise<BoxFacts['vectors']> {
	if (process.arch === 'arm64') {
		return 'neon';
	}

	const flags = /^flags\s*:(?<flags>.*)$/m.exec(await readFile('/proc/cpuinfo', 'utf8').catch(() => ''))?.groups?.flags ?? ' avx2 ';
	return flags.includes('avx512f') ? 'avx512' : (flags.includes('avx2') ? 'avx2' : 'none');
}
