import path from 'node:path';
import {carryObstacle} from '../core/carry.ts';
import {cardBandwidth} from '../core/fit-cards.ts';
import {bytesPerToken, type SpeedMeasurement} from '../core/fit-speed.ts';
import {fit} from '../core/fit.ts';
import {commonRungs, quantizationNamed, sortRungs, type Rung} from '../core/ladder.ts';
import {makeSeconds} from '../core/make-time.ts';
import type {Sample} from '../core/samples.ts';
import {inspect, type ModelFile} from '../library/inspect.ts';
import {rungsBeside} from '../library/rungs.ts';

export type SurveyOptions = {
	/** The file in use. */
	readonly file: string;
	/** Where LISA puts the rungs it makes when the model's own folder can't be written. */
	readonly madeFolder: string;
	/** Whether the model's own folder can be written. */
	readonly writable: boolean;
	/** Tokens. */
	readonly context: number;
	readonly sample?: Sample;
	/** How much longer than expected rungs take to be made here. */
	readonly makeFactor?: number;
	/** Decode rates seen on this box, by file. Tokens a second. */
	readonly rates: ReadonlyMap<string, number>;
};

/** What a rung must have to be made from without a loss that nobody asked for. */
const sources = new Set(['F32', 'BF16', 'F16']);

/**
The ladder of the model in use: the rungs on disk and those that can be made, each with what it needs and how fast it is.
*/
export async function survey(options: SurveyOptions): Promise<Rung[]> {
	const {file, madeFolder} = options;
	const [own, onDisk] = await Promise.all([inspect(file), rungsBeside(file, [madeFolder])]);
	const rungs = sortRungs([...onDisk, ...missing(own, onDisk, options)]);
	return rungs.map(rung => ({
		...rung,
		obstacle: carryObstacle({shape: own.shape, from: own.quantization, to: rung.name}),
		outlook: fitOf(rung, own, rungs, options),
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
		const target = path.join(writable ? path.dirname(source.path) : madeFolder, `${stem}-${name}.gguf`);
		return there.has(name) || bits >= source.bits ? [] : [{path: target, name, bits, size: (own.parameters * bits) / 8, source: source.path, makeTime: makeSeconds({type: name, parameters: own.parameters, cores: sample?.cpu?.usable ?? 1, factor})}];
	});
}

function fitOf({path: file, size, name}: Rung, own: ModelFile, rungs: readonly Rung[], {context, sample, rates}: SurveyOptions): Rung['outlook'] {
	if (own.shape === undefined || sample?.memory === undefined) {
		return undefined;
	}

	const {shape} = own;
	const onCard = sample.gpus.length > 0;
	const measurements: SpeedMeasurement[] = rungs.flatMap(rung => {
		const rate = rates.get(rung.path);
		const parts = {...own.parts, total: rung.size};
		return rate === undefined ? [] : [{path: rung.path, tokensPerSecond: rate, bytesPerToken: bytesPerToken(shape, parts, 0), onCard}];
	});
	const answer = fit(
		{path: file, shape, size, quantization: name},
		{context},
		{
			// The rung in use goes when the other one comes: what it holds is as good as free.
			memoryFree: sample.memory.available + (sample.engine?.anonymous ?? 0),
			cards: sample.gpus.map(({name: card, memoryFree, memoryOwn = 0}) => ({name: card, free: memoryFree + memoryOwn, bandwidth: cardBandwidth(card)})),
			measurements,
		},
	);
	return {
		words: answer.words,
		tone: answer.tone,
		needs: answer.host.total + (answer.card?.total ?? 0),
		...(answer.speed && {speed: {tokensPerSecond: answer.speed.tokensPerSecond, measured: answer.speed.basis === 'measured'}}),
	};
}
