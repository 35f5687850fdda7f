/*
How far the estimate of `core/fit.ts` is from what a model really takes: models of the document's shapes are made (their weights are a hole in the file), loaded, given a context and a prompt, and the process's resident memory is read. The first time 10 % is wanted, the second time, corrected by what was measured the first time, 3 %.

node benchmark/estimate.ts [all]     without `all` only the smallest shape, since the largest takes 17 GiB
*/
import process from 'node:process';
import {fork} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {freemem, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fit} from '../source/core/fit.ts';
import {wholeResident, type MemoryMeasurement} from '../source/core/memory-record.ts';
import {inspect} from '../source/library/inspect.ts';
import {documentShapes, writeSparseModel, type SparseShape} from './sparse-model.ts';

type Job = {readonly path: string; readonly context: number; readonly prompt: number};

if (process.send) {
	process.once('message', job => {
		void measure(job as Job).then(memory => process.send!(memory, () => process.exit()));
	});
} else {
	const all = process.argv[2] === 'all';
	const [tiny, mistral, llama7, llama13] = documentShapes as [SparseShape, SparseShape, SparseShape, SparseShape];
	const roomy = {...tiny, context: 8192};
	const longer = {...llama7, context: 8192};
	const types = ['Q4_K_M', 'Q8_0', 'F16'];
	const cases: ReadonlyArray<readonly [SparseShape, string, number, number]> = [
		...types.map(type => [tiny, type, 2048, 512] as const),
		...types.map(type => [roomy, type, 8192, 16] as const),
		...(all
			? [
				...types.map(type => [llama7, type, 2048, 16] as const),
				...types.map(type => [longer, type, 8192, 16] as const),
				...types.map(type => [mistral, type, 8192, 16] as const),
				[llama13, 'Q4_K_M', 2048, 16] as const,
			]
			: []),
	];
	const folder = await mkdtemp(join(tmpdir(), 'lisa-estimate-'));
	try {
		for (const [shape, quantization, context, prompt] of cases) {
			const path = join(folder, 'model.gguf');
			await writeSparseModel(path, shape, quantization);
			const {shape: found, parts, size} = await inspect(path);
			const predict = (memory: readonly MemoryMeasurement[]) => fit({path, shape: found!, parts, size, quantization}, {context}, {memoryFree: freemem(), cards: [], vectors: 'avx512', memory}).host.resident;
			const first = predict([]);
			if (first > freemem() * 0.9) {
				console.log(`${shape.name} ${quantization}, ${context} tokens: needs ${inMebibytes(first)}, which is not free; left out`);
				continue;
			}

			const {resident, ...held} = await inProcess({path, context, prompt});
			// Kept as the host keeps it.
			const second = predict([{path, size, context, kvType: 'F16', cardLayers: 0, batch: 512, predicted: first, resident: wholeResident(held, size)}]);
			const {resident: again} = await inProcess({path, context, prompt});
			console.log(`${shape.name} ${quantization}, ${context} tokens: estimated ${inMebibytes(first)}, measured ${inMebibytes(resident)}, ${(first / resident).toFixed(3)} ×; then estimated ${inMebibytes(second)}, measured ${inMebibytes(again)}, ${(second / again).toFixed(3)} ×`);
		}
	} finally {
		await rm(folder, {recursive: true});
	}
}

function inMebibytes(value: number): string {
	return `${Math.round(value / 2 ** 20)} MiB`;
}

type Measured = {readonly resident: number; readonly anonymous: number; readonly mapped: number};

async function inProcess(job: Job): Promise<Measured> {
	const child = fork(import.meta.filename, {stdio: ['ignore', 'ignore', 'inherit', 'ipc']});
	return new Promise((resolve, reject) => {
		child.once('message', memory => {
			resolve(memory as Measured);
		});
		child.once('exit', code => {
			reject(new Error(`the load ended with ${code}`));
		});
		child.send(job);
	});
}

/** Bytes resident once the model has read a prompt. */
async function measure({path, context, prompt}: Job): Promise<Measured> {
	const {getLlama, LlamaLogLevel} = await import('node-llama-cpp');
	const llama = await getLlama({gpu: false, build: 'never', maxThreads: 2, logLevel: LlamaLogLevel.disabled});
	const model = await llama.loadModel({modelPath: path});
	const created = await model.createContext({contextSize: context, batchSize: 512, threads: 2, flashAttention: true});
	const tokens = Array.from({length: prompt}, (_, index) => 300 + index);
	// One token asked for is the whole prompt read.
	await created.getSequence().evaluate(tokens as never).next();

	const status = await readFile('/proc/self/status', 'utf8');
	const bytesOf = (name: string) => Number(new RegExp(String.raw`${name}:\s+(\d+)`).exec(status)![1]) * 1024;
	return {resident: bytesOf('VmRSS'), anonymous: bytesOf('RssAnon'), mapped: bytesOf('RssFile')};
}
