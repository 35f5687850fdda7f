import {asLoaded} from '../core/as-loaded.ts';
import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import {planWords, type LoadPlan} from '../core/load-plan.ts';
import {allSteps, shorter, stepDown} from '../core/step-down.ts';
import {TooLarge} from '../core/too-large.ts';
import {readHeader, type Header} from './header.ts';
import {kvTypeFor, quantizableKv} from './kv-heads.ts';
import {loadRung, type LoadOptions} from './load.ts';
import type {Machine} from './machine.ts';
import {trainedContext} from './model-info.ts';
import {planFor, type Beside} from './plan.ts';
import type {Rung} from './rung.ts';

/** A load that fits in what is free, as far as can be told before, and what was given up for it. */
export type Fitting = {readonly settings: LoadSettings; readonly plan: LoadPlan; readonly words: readonly string[]};

export type FittingOptions = LoadOptions & {
	/** Called before each attempt with what it takes, all that was left to choose worked out. */
	readonly onAttempt?: (as: LoadSettings) => void;
};

/**
Gives up what it must of what was asked for so that a load fits in what is free: the KV cache's precision, then context.

@throws LisaError `out-of-memory`, with the figures of what was asked for and of the least, when even that does not fit.
*/
export async function fitSettings(asked: LoadSettings, header: Header, machine: Machine, beside?: Beside): Promise<Fitting> {
	let settings: LoadSettings = {...asked, kvType: kvTypeFor(header, asked.kvType)};
	const words: string[] = [];
	let first: unknown;
	let least: {needs: number; words: string} | undefined;
	for (;;) {
		try {
			const plan = await planFor(settings, header, machine, beside);
			const {contextSize, less} = plan;
			return {settings, plan, words: less.context === undefined ? words : [...words, shorter(contextSize, less.context)]};
		} catch (error) {
			first ??= error;
			if (error instanceof TooLarge && words.length > 0) {
				least = {needs: error.facts.needs, words: allSteps(words)};
			}

			const context = settings.contextSize === undefined ? 0 : Math.min(settings.contextSize, trainedContext(header));
			const step = isMemory(error) ? stepDown(settings, {context, cardLayers: 0, ran: false, quantizableKv: quantizableKv(header)}) : undefined;
			if (step === undefined) {
				throw first instanceof TooLarge ? new TooLarge(first.facts, least) : first;
			}

			settings = step.settings;
			words.push(step.words);
		}
	}
}

/**
Loads a model, and where memory runs out while it does, loads it again with less.

@throws LisaError As `loadRung`, once there is nothing left to give up.
*/
export async function loadFitting(asked: LoadSettings, options: FittingOptions): Promise<Rung> {
	const header = options.header ?? await readHeader(asked.path);
	const {machine, signal} = options;
	let {settings, plan, words} = await fitSettings(asked, header, machine);
	let first: unknown;
	for (;;) {
		try {
			options.onAttempt?.(asLoaded(settings, {...plan, kvType: settings.kvType}));
			const rung = await loadRung(settings, {...options, header, plan});
			// What was given up was not asked for.
			return {...rung, info: {...rung.info, chosen: planWords(plan, asked), ...(words.length > 0 && {adjusted: allSteps(words)})}};
		} catch (error) {
			first ??= error;
			const {contextSize: context, batchSize: batch, gpuLayers: cardLayers} = plan;
			const step = isMemory(error) && !signal?.aborted ? stepDown({...settings, batchSize: batch}, {context, cardLayers, ran: true, quantizableKv: quantizableKv(header)}) : undefined;
			const next = step && await fitSettings(step.settings, header, machine).catch(() => undefined);
			if (step === undefined || next === undefined) {
				throw first;
			}

			({settings, plan} = next);
			words = [...words, step.words, ...next.words];
		}
	}
}

function isMemory(error: unknown): boolean {
	return error instanceof LisaError && error.code === 'out-of-memory';
}
