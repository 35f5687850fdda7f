import path from 'node:path';
import type {LoadSettings} from '../core/engine-protocol.ts';
import {fitsAfterAll} from '../core/fits-after-all.ts';
import type {FitBox} from '../core/fit.ts';
import {bytes, integer} from '../core/format.ts';
import type {Rung} from '../core/ladder.ts';
import type {LoadPlan} from '../core/load-plan.ts';
import type {ModelFile} from '../library/inspect.ts';
import {inspectOnce} from '../library/inspect-once.ts';

/** What to do about a model that there is no room for, and the rung that this is about, where it is there. */
export type RoomAdvice = {readonly hint: string; readonly rung?: Rung};

export type RoomAdviceOptions = {
	/** What was refused. */
	readonly settings: LoadSettings;
	/** The rungs of that model, from the most bits to the fewest. */
	readonly rungs: readonly Rung[];
	readonly box: FitBox;
	/** Another model stays in use: the keys of the ladder move that one. */
	readonly stays: boolean;
};

/** What a person may have fixed that takes memory and is not given up by itself, as it is typed. */
const fixed = [['mlock', '--mlock'], ['mmap', '--no-mmap'], ['gpuLayers', '--gpu-layers'], ['flashAttention', '--flash-attention off']] as const;

/**
Looks for the largest rung below one that was refused for which there is room, by the prediction that refused it: among those that are there, then among those that can be made. What was fixed and keeps the model itself from fitting is named first.

@throws {LisaError} Where the file that was refused cannot be read.
*/
export async function roomAdvice(options: RoomAdviceOptions): Promise<RoomAdvice> {
	const file = await inspectOnce(options.settings.path);
	const [without, lower] = [withoutFixed(file, options), await lowerRung(file, options)];
	return without === undefined ? lower ?? {hint: nothing} : {...lower, hint: lower === undefined ? without : `${without} Or: ${lower.hint}`};
}

const nothing = 'None of its rungs fits in what is free: close what else uses memory, which `lisa top` shows, or load a smaller model: Alt+M lists what fits.';

function withoutFixed({shape, ...file}: ModelFile, {settings, box}: RoomAdviceOptions): string | undefined {
	for (const [key, flag] of shape === undefined ? [] : fixed) {
		const plan = settings[key] === undefined ? undefined : fitsAfterAll({...file, shape: shape!}, {...settings, [key]: undefined}, box);
		if (plan !== undefined) {
			return `Without \`${flag}\` it ${needsOf(plan)}.`;
		}
	}

	return undefined;
}

async function lowerRung({shape, size}: ModelFile, {settings, rungs, box, stays}: RoomAdviceOptions): Promise<RoomAdvice | undefined> {
	const below = rungs.filter(rung => rung.path !== settings.path && rung.size < size).toSorted((a, b) => b.size - a.size);
	const inTurn = [...below.filter(({source}) => source === undefined), ...below.filter(({source}) => source !== undefined)];
	for (const rung of inTurn) {
		// What is not made yet has no tensors to look at; their sizes are guessed from the shape.
		const file = rung.source === undefined ? await inspectOnce(rung.path).catch(() => undefined) : undefined;
		const own = file?.shape ?? shape;
		const plan = own === undefined || (rung.source === undefined && file === undefined) ? undefined : fitsAfterAll({path: rung.path, shape: own, size: rung.size, quantization: rung.name, parts: file?.parts}, settings, box);
		if (plan !== undefined) {
			const needs = needsOf(plan);
			return rung.source === undefined
				? {rung, hint: `${path.basename(rung.path)} ${needs}: ${stays ? 'Alt+M picks it' : 'Alt+↓ loads it'}, or name it with --model.`}
				: {hint: `None of its rungs that are here fits. ${rung.name} ${needs}: make it with \`lisa quantize ${path.basename(rung.source)} ${rung.name}\`.`};
		}
	}

	return undefined;
}

function needsOf({contextSize, fit: {host, card}}: LoadPlan): string {
	return `needs ${bytes(host.total + (card?.total ?? 0))} with a context of ${integer(contextSize)} tokens and fits`;
}
