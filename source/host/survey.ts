import {existsSync} from 'node:fs';
import path from 'node:path';
import {carryObstacle} from '../core/carry.ts';
import type {ContextChoice} from '../core/fit-memory.ts';
import {boxOf} from '../core/fit-box.ts';
import {outlookOf} from '../core/fit-outlook.ts';
import {fit} from '../core/fit.ts';
import {commonRungs, quantizationNamed, sortRungs, type Rung} from '../core/ladder.ts';
import {makeSeconds} from '../core/make-time.ts';
import type {MemoryMeasurement} from '../core/memory-record.ts';
import type {Sample} from '../core/samples.ts';
import type {ModelFile} from '../library/inspect.ts';
import {inspectOnce} from '../library/inspect-once.ts';
import {measurementsOf} from '../library/measurements.ts';
import {rungsBeside} from '../library/rungs.ts';
import {boxFacts} from '../telemetry/box-facts.ts';

export type SurveyOptions = {
	/** The file in use. */
	readonly file: string;
	/** Where LISA puts the rungs it makes when the model's own folder can't be written. */
	readonly madeFolder: string;
	/** Whether the model's own folder can be written. */
	readonly writable: boolean;
	/** How its rungs would be loaded. */
	readonly choice: ContextChoice;
	readonly sample?: Sample;
	/** How much longer than expected rungs take to be made here. */
	readonly makeFactor?: number;
	/** Decode rates seen on this box, by file. Tokens a second. */
	readonly rates: ReadonlyMap<string, number>;
	/** What models were seen to take here. */
	readonly memory?: readonly MemoryMeasurement[];
};

/** What a rung must have to be made from without a loss that nobody asked for. */
const sources = new Set(['F32', 'BF16', 'F16']);

/**
The ladder of the model in use: the rungs on disk and those that can be made, each with what it needs and how fast it is.
*/
export async function survey(options: SurveyOptions): Promise<Rung[]> {
	const {file, madeFolder, sample, rates, memory} = options;
	const [own, onDisk] = await Promise.all([inspectOnce(file), rungsBeside(file, [madeFolder])]);
	// A file can be cut short or gone since it was listed.
	const read = await Promise.all(onDisk.map(async rung => inspectOnce(rung.path).catch(() => undefined)));
	const files = read.filter(each => each !== undefined);
	const facts = await boxFacts();
	const box = sample && boxOf(sample, {facts, released: true, memory, measurements: measurementsOf(files, rates, sample.gpus.length > 0)});
	const rungs = sortRungs([...onDisk, ...missing(own, onDisk, options)]);
	return rungs.map(rung => ({
		...rung,
		obstacle: carryObstacle({shape: own.shape, from: own.quantization, to: rung.name}),
		outlook: box && own.shape && outlookOf(fit({path: rung.path, shape: own.shape, size: rung.size, quantization: rung.name, parts: files.find(({path: each}) => each === rung.path)?.parts}, options.choice, box)),
	}));
}

function missing(own: ModelFile, onDisk: readonly Rung[], {madeFolder, writable, makeFactor: factor, sample}: SurveyOptions): Rung[] {
	const source = onDisk.find(({name}) => sources.has(name));
	if (source === undefined) {
		return [];
	}

	const there = new Set(onDisk.map(({name}) => name));
	const stem = path.basename(source.path, '.gguf').replace(/[-._]?(?:f32|bf16|f16)$/iu, '');
	return commonRungs.flatMap(name => {
		const {bits} = quantizationNamed(name)!;
		const target = freePath(path.join(writable ? path.dirname(source.path) : madeFolder, `${stem}-${name}`));
		return there.has(name) || bits >= source.bits ? [] : [{path: target, name, bits, size: (own.parameters * bits) / 8, source: source.path, makeTime: makeSeconds({type: name, parameters: own.parameters, cores: sample?.cpu?.usable ?? 1, factor})}];
	});
}

/** A file of that name that is no rung of this model is another's, and stays. */
function freePath(stem: string): string {
	for (let number = 1; ; number++) {
		const file = `${stem}${number === 1 ? '' : `-${number}`}.gguf`;
		if (!existsSync(file)) {
			return file;
		}
	}
}
