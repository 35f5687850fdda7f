import type {LoadSettings} from './engine-protocol.ts';
import type {ContextChoice} from './fit-memory.ts';

/** What a person fixed of a load that fitting depends on; what is absent is chosen. */
export type LoadWish = Pick<LoadSettings, 'contextSize' | 'gpuLayers' | 'batchSize' | 'kvType' | 'flashAttention' | 'mlock' | 'mmap'>;

/** @returns What `fit` is asked for a load that is wanted so, with the context and the batch that are tried. */
export function choiceOf({kvType, flashAttention, gpuLayers, mlock, mmap}: LoadWish, {context, batch}: Pick<ContextChoice, 'context' | 'batch'>): ContextChoice {
	return {context, batch, kvType, flashAttention, cardLayers: gpuLayers, pinned: mlock, mapped: mmap};
}
