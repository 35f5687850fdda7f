/*
How long it takes to find a thousand models: cold (every header read) and with the index. Issue 8 wants ≤ 2 s and ≤ 100 ms.

node benchmark/discovery.ts [files]
*/
import process from 'node:process';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {discover} from '../source/library/discover.ts';
import {tinyModel} from '../test/helpers/tiny-model.ts';

const files = Number(process.argv[2] ?? 1000);
const folder = await mkdtemp(join(tmpdir(), 'lisa-discovery-'));
try {
	// Headers of a real size: 32,000 tokens are 0.7 MB, which is most of what there is to read.
	const tokens = Array.from({length: 32_000}, (_, index) => `▁token${index}`);
	const rungs = ['F16', 'Q8_0', 'Q4_K_M', 'Q2_K'];
	let bytes = 0;
	for (let index = 0; index < files; index++) {
		const content = tinyModel({name: `Model ${Math.floor(index / 4)}`, quantization: rungs[index % 4]!, tokens, norm: Math.floor(index / 4) % 256});
		const publisher = join(folder, 'models', `publisher-${index % 20}`);
		await mkdir(publisher, {recursive: true});
		await writeFile(join(publisher, `model-${Math.floor(index / 4)}-${rungs[index % 4]!}.gguf`), content);
		bytes += content.length;
	}

	const index = join(folder, 'index.json');
	const timed = async () => {
		const start = performance.now();
		const {models} = await discover({folders: [join(folder, 'models')], only: true, index});
		return {models, milliseconds: performance.now() - start};
	};

	const cold: number[] = [];
	for (let round = 0; round < 3; round++) {
		await rm(index, {force: true});
		const {milliseconds} = await timed();
		cold.push(milliseconds);
	}

	const cached: number[] = [];
	let found = 0;
	for (let round = 0; round < 7; round++) {
		const {models, milliseconds} = await timed();
		found = models.length;
		cached.push(milliseconds);
	}

	const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
	console.log(`${found} of ${files} files, ${(bytes / 2 ** 20).toFixed(0)} MiB`);
	console.log(`cold    ${median(cold).toFixed(0)} ms  (${cold.map(value => value.toFixed(0)).join(', ')})  ${(median(cold) / 2000).toFixed(2)} × the 2,000 ms allowed`);
	console.log(`cached  ${median(cached).toFixed(0)} ms  (${cached.map(value => value.toFixed(0)).join(', ')})  ${(median(cached) / 100).toFixed(2)} × the 100 ms allowed`);
	console.log(`cached is ${(median(cold) / median(cached)).toFixed(1)} × faster than cold`);
} finally {
	await rm(folder, {recursive: true});
}
