import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import {allSteps, stepDown} from '../core/step-down.ts';
import {readHeader, type Header} from './header.ts';
import {chooseContext, loadRung, type LoadOptions} from './load.ts';
import type {Machine} from './machine.ts';
import {trainedContext} from './model-info.ts';
import type {Rung} from './rung.ts';

/** Settings that fit in what is free, as far as can be told before, and what was given up for it. */
export type Fitting = {readonly settings: LoadSettings; readonly words: readonly string[]};

/**
Gives up what it must so that a load fits in what is free: the KV cache's precision, then context.

@param released Bytes that will be given back before the load.
@throws LisaError `out-of-memory`, with the figures of what was asked for, when even the least does not fit.
*/
export function fitSettings(asked: LoadSettings, header: Header, machine: Machine, released = 0): Fitting {
	let settings = asked;
	const words: string[] = [];
	let first: unknown;
	for (;;) {
		try {
			chooseContext(settings, header, machine, released);
			return {settings, words};
		} catch (error) {
			first ??= error;
			const context = settings.contextSize === undefined ? 0 : Math.min(settings.contextSize, trainedContext(header));
			const step = isMemory(error) ? stepDown(settings, {context, cardLayers: 0, ran: false}) : undefined;
			if (step === undefined) {
				throw first;
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
export async function loadFitting(asked: LoadSettings, options: LoadOptions): Promise<Rung> {
	const header = options.header ?? await readHeader(asked.path);
	const {machine, signal} = options;
	let {settings, words} = fitSettings(asked, header, machine);
	let first: unknown;
	for (;;) {
		try {
			const rung = await loadRung(settings, {...options, header});
			return words.length === 0 ? rung : {...rung, info: {...rung.info, adjusted: allSteps(words)}};
		} catch (error) {
			first ??= error;
			const cardLayers = machine.llama.gpu === false ? 0 : settings.gpuLayers ?? (header.gguf.shape?.blocks ?? 0) + 1;
			const step = isMemory(error) && !signal?.aborted ? stepDown(settings, {context: contextOf(settings, header, machine), cardLayers, ran: true}) : undefined;
			if (step === undefined) {
				throw first;
			}

			({settings} = step);
			words = [...words, step.words];
		}
	}
}

function contextOf(settings: LoadSettings, header: Header, machine: Machine): number {
	try {
		return chooseContext(settings, header, machine);
	} catch {
		return settings.contextSize ?? 0;
	}
}

function isMemory(error: unknown): boolean {
	return error instanceof LisaError && error.code === 'out-of-memory';
}
