/*
LISA's quantizer against `llama-quantize` of the same release: which types each makes without an importance matrix, whether the tensors are the same to the last bit, and the time both take.

	node benchmark/quantize.ts LLAMA_QUANTIZE [billion [ROUNDS] [TYPE…]]

The peer is built from the sources that node-llama-cpp brings, and may be named in the variable LLAMA_QUANTIZE instead:

	git clone node_modules/node-llama-cpp/llama/gitRelease.bundle llama.cpp
	cmake -S llama.cpp -B llama.cpp/build -DCMAKE_BUILD_TYPE=Release -DGGML_NATIVE=ON -DLLAMA_CURL=OFF
	cmake --build llama.cpp/build --target llama-quantize

Without `billion` every type is made of a model of test size; with it the types named (Q4_K_M and Q8_0) of a model of TinyLlama's shape, in turns, and the times are compared.
*/
import {execFile, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {quantizationNamed, type Quantization} from '../source/core/ladder.ts';
import {readHeader, readMark, type Header} from '../source/engine/header.ts';
import {quantizableTypes} from '../source/engine/quantize.ts';
import {runQuantizer} from '../source/engine/run-quantizer.ts';
import {billionShape, tinyShape, writeModel} from '../test/helpers/model.ts';

const given = process.argv.slice(2);
const peer = process.env['LLAMA_QUANTIZE'] ?? given.shift();
if (peer === undefined || !existsSync(peer)) {
	throw new Error('Name llama-quantize; the beginning of this file says how to build it.');
}

const threads = Math.min(2, os.availableParallelism());
const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-quantize-'));
const ours = path.join(folder, 'ours.gguf');
const theirs = path.join(folder, 'theirs.gguf');

/** Seconds by the clock, and of processors. */
type Took = {readonly wall: number; readonly cpu: number};

async function timed(work: () => Promise<void>): Promise<Took> {
	const before = childrenTime();
	const begin = performance.now();
	await work();
	const wall = (performance.now() - begin) / 1000;
	// What a child took is counted once it has been waited for.
	await delay(500);
	return {wall, cpu: childrenTime() - before};
}

/** Seconds of processors that ended children took: see proc_pid_stat(5), fields 16 and 17, in hundredths. */
function childrenTime(): number {
	const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)!.split(' ');
	return (Number(fields[13]) + Number(fields[14])) / 100;
}

async function runPeer(source: string, type: string): Promise<void> {
	rmSync(theirs, {force: true});
	return new Promise((resolve, reject) => {
		execFile(peer!, [source, theirs, type, String(threads)], {maxBuffer: 64 * 2 ** 20}, error => {
			if (error === null) {
				resolve();
			} else {
				reject(new Error(`llama-quantize failed on ${type}`, {cause: error}));
			}
		});
	});
}

async function runOurs(header: Header, quantization: Quantization): Promise<void> {
	rmSync(ours, {force: true});
	await runQuantizer(ours, {header, quantization, allowRequantize: false, threads, mark: await readMark(header)});
}

/** What the tensors of a file are: their names, types and shapes, and every byte of them. */
async function tensorsOf(file: string): Promise<string> {
	const {gguf} = await readHeader(file);
	const hash = createHash('sha256');
	hash.update(JSON.stringify(gguf.tensors.map(({name, type, dimensions, offset}) => [name, type, dimensions, offset])));
	for await (const part of createReadStream(file, {start: gguf.dataOffset})) {
		hash.update(part as Uint8Array);
	}

	return hash.digest('hex');
}

async function everyType(): Promise<void> {
	const source = path.join(folder, 'tiny-F16.gguf');
	writeModel(source, tinyShape);
	const header = await readHeader(source);
	const help = spawnSync(peer!, ['--help'], {encoding: 'utf8'});
	const names = [...`${help.stdout}${help.stderr}`.matchAll(/^\s*\d+\s+or\s+([A-Z\d_]+)\s*:([^\n]*)$/gmu)].filter(([, name, words]) => name !== 'COPY' && !words!.includes('alias')).map(([, name]) => name!);
	const makes: string[] = [];
	for (const name of names) {
		try {
			await runPeer(source, name);
			makes.push(name);
		} catch {
			// It wants an importance matrix.
			continue;
		}

		const quantization = quantizationNamed(name);
		if (quantization === undefined) {
			continue;
		}

		await runOurs(header, quantization);
		console.log(`${name.padEnd(8)} ${await tensorsOf(ours) === await tensorsOf(theirs) ? 'identical' : 'DIFFERENT'}`);
	}

	console.log(`llama-quantize makes without a matrix: ${makes.join(', ')}`);
	console.log(`of these LISA does not offer: ${makes.filter(name => !quantizableTypes.includes(name)).join(', ') || 'none'}`);
	console.log(`LISA offers beyond these: ${quantizableTypes.filter(name => !makes.includes(name)).join(', ') || 'none'}`);
}

async function billion(types: readonly string[], rounds: number): Promise<void> {
	const work = path.join(import.meta.dirname, 'work');
	mkdirSync(work, {recursive: true});
	const source = path.join(work, 'billion-F16.gguf');
	if (!existsSync(source)) {
		writeModel(source, billionShape);
	}

	const header = await readHeader(source);
	for (const type of types) {
		const quantization = quantizationNamed(type)!;
		const pairs: Array<readonly [ours: Took, theirs: Took]> = [];
		for (let round = 0; round < rounds; round++) {
			const peerFirst = round % 2 === 1;
			const early = peerFirst ? await timed(async () => runPeer(source, type)) : undefined;
			const own = await timed(async () => runOurs(header, quantization));
			pairs.push([own, early ?? await timed(async () => runPeer(source, type))]);
		}

		const least = (side: 0 | 1, what: keyof Took) => Math.min(...pairs.map(pair => pair[side][what]));
		const ratio = (what: keyof Took) => `${least(0, what).toFixed(1)} s against ${least(1, what).toFixed(1)} s, ${(least(0, what) / least(1, what)).toFixed(3)} ×`;
		const same = await tensorsOf(ours) === await tensorsOf(theirs);
		console.log(`${type.padEnd(8)} ${same ? 'identical' : 'DIFFERENT'} · clock ${ratio('wall')} · processors ${ratio('cpu')} · ${(least(0, 'cpu') / (header.parameters / 1e9)).toFixed(1)} core-seconds for a thousand million weights`);
	}
}

try {
	if (given[0] === 'billion') {
		const types = given.slice(1).filter(word => !/^\d+$/u.test(word));
		await billion(types.length > 0 ? types : ['Q4_K_M', 'Q8_0'], Number(given.slice(1).find(word => /^\d+$/u.test(word)) ?? 2));
	} else {
		await everyType();
	}
} finally {
	rmSync(folder, {recursive: true, force: true});
}
