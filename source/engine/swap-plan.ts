import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import {readHeader, type Header} from './header.ts';
import {passageBetween, type Passage} from './kinship.ts';
import {kvPerToken} from './kv-size.ts';
import type {Machine} from './machine.ts';
import {contextThatFits, fitsBeside} from './memory-need.ts';
import {trainedContext} from './model-info.ts';
import {heldBy, type Rung} from './rung.ts';

export type SwapPlan = {
	readonly header: Header;
	readonly settings: LoadSettings;
	readonly passage: Passage;
	/** Both rungs find room, so the old one goes on talking while the new one is loaded. */
	readonly overlap: boolean;
};

/**
Decides how a swap goes before anything is touched.

@throws LisaError when the file is bad or another model, when the conversation would not fit, or when memory does not suffice even with the old rung gone.
*/
export async function planSwap(old: Rung, wanted: LoadSettings, {llama, freeMemory}: Machine): Promise<SwapPlan> {
	const {header, passage, settings, need} = await lookAt(old, wanted);
	const {contextSize} = need;
	const used = old.sequence.nextTokenIndex;
	if (used >= contextSize - 1) {
		throw new LisaError(`The conversation has ${integer(used)} tokens; the other rung would have a context of ${integer(contextSize)}.`, {code: 'context-full'});
	}

	const free = llama.gpu === false ? freeMemory() : await freeOnCard(llama);
	const overlap = fitsBeside({...need, free});
	if (!overlap && llama.gpu === false) {
		contextThatFits({...need, free: free + heldBy(old)});
	}

	return {header, passage, overlap, settings};
}

/**
Decides how another rung is loaded beside the one in use, which stays.

@throws LisaError when the file is bad or another model, and `out-of-memory`, with the figures, when there is no room for both.
*/
export async function planBeside(old: Rung, wanted: LoadSettings, {llama, freeMemory}: Machine): Promise<Pick<SwapPlan, 'header' | 'settings'>> {
	const {header, settings, need} = await lookAt(old, wanted);
	contextThatFits({...need, free: llama.gpu === false ? freeMemory() : await freeOnCard(llama)});
	return {header, settings};
}

async function lookAt(old: Rung, wanted: LoadSettings) {
	const header = await readHeader(wanted.path);
	const kvType = wanted.kvType ?? old.settings.kvType;
	const passage = passageBetween({header: old.header, kvType: old.settings.kvType}, {header, kvType});
	const trained = trainedContext(header);
	const contextSize = Math.min(wanted.contextSize ?? old.context.contextSize, trained);
	return {
		header,
		passage,
		settings: {...old.settings, ...defined(wanted), kvType, contextSize},
		need: {weights: header.size, kvPerToken: kvPerToken(header.gguf.shape, kvType), trainedContext: trained, contextSize},
	};
}

/** What is absent in the wish stays as it was. */
function defined(settings: LoadSettings): LoadSettings {
	return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as LoadSettings;
}

async function freeOnCard(llama: Machine['llama']): Promise<number> {
	const {free} = await llama.getVramState();
	return free;
}
