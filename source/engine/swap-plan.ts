import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import type {LoadPlan} from '../core/load-plan.ts';
import {readHeader, type Header} from './header.ts';
import {passageBetween, type Passage} from './kinship.ts';
import {kvTypeFor} from './kv-heads.ts';
import type {Machine} from './machine.ts';
import {trainedContext} from './model-info.ts';
import {planFor} from './plan.ts';
import type {Rung} from './rung.ts';

export type SwapPlan = {
	readonly header: Header;
	readonly settings: LoadSettings;
	readonly plan: LoadPlan;
	readonly passage: Passage;
	/** Both rungs find room, so the old one goes on talking while the new one is loaded. */
	readonly overlap: boolean;
};

/**
Decides how a swap goes before anything is touched.

@throws LisaError when the file is bad or another model, when the conversation would not fit, or when memory does not suffice even with the old rung gone.
*/
export async function planSwap(old: Rung, wanted: LoadSettings, machine: Machine): Promise<SwapPlan> {
	const {header, passage, settings} = await lookAt(old, wanted);
	const {contextSize} = settings;
	const used = old.sequence.nextTokenIndex;
	if (used >= contextSize - 1) {
		throw new LisaError(`The conversation has ${integer(used)} tokens; the other rung would have a context of ${integer(contextSize)}.`, {code: 'context-full'});
	}

	const alone = await planFor(settings, header, machine, {released: old});
	const beside = await planFor(settings, header, machine, {kept: old}).catch(() => undefined);
	// A pause is over soon; layers that did not find room on the card would slow down every token from then on.
	const overlap = beside !== undefined && beside.gpuLayers >= alone.gpuLayers;
	return {header, passage, overlap, settings, plan: overlap ? beside : alone};
}

/**
Decides how another rung is loaded beside the one in use, which stays.

@throws LisaError when the file is bad or another model, and `out-of-memory`, with the figures, when there is no room for both.
*/
export async function planBeside(old: Rung, wanted: LoadSettings, machine: Machine): Promise<Pick<SwapPlan, 'header' | 'settings' | 'plan'>> {
	const {header, settings} = await lookAt(old, wanted);
	return {header, settings, plan: await planFor(settings, header, machine, {kept: old})};
}

async function lookAt(old: Rung, wanted: LoadSettings) {
	const header = await readHeader(wanted.path);
	const kvType = kvTypeFor(header, wanted.kvType ?? old.settings.kvType);
	const passage = passageBetween({header: old.header, kvType: old.settings.kvType}, {header, kvType});
	const trained = trainedContext(header);
	const contextSize = Math.min(wanted.contextSize ?? old.context.contextSize, trained);
	return {
		header,
		passage,
		// What the old one was brought back with, as fewer layers on the card, is no wish for the new one.
		settings: {...wanted, threads: wanted.threads ?? old.settings.threads, kvType, contextSize},
	};
}
