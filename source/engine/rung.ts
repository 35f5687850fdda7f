import type {ChatWrapper, LlamaContext, LlamaContextSequence, LlamaModel} from 'node-llama-cpp';
import type {LoadedModel, LoadSettings} from '../core/engine-protocol.ts';
import type {LoadPlan} from '../core/load-plan.ts';
import {returnMemory} from './allocator.ts';
import type {Header} from './header.ts';

/** A model that is loaded and can be talked to. */
export type Rung = {
	readonly settings: LoadSettings;
	readonly header: Header;
	/** As it was loaded. */
	readonly plan: LoadPlan;
	readonly model: LlamaModel;
	readonly context: LlamaContext;
	readonly sequence: LlamaContextSequence;
	readonly wrapper: ChatWrapper;
	readonly info: LoadedModel;
};

/** Gives everything a rung holds back: sequence, KV cache, weights. */
export async function release(rung: Rung): Promise<void> {
	await rung.sequence.dispose();
	await rung.context.dispose();
	await rung.model.dispose();
	await returnMemory();
}
