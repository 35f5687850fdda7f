import type {LoadedModel, LoadSettings} from './engine-protocol.ts';

/**
What a load is asked for that is to bring a model back as it was.

What was left to LISA was chosen from the memory that was free then. Just after memory ran out, or with another process in its place, the same wish would end with a shorter context than the conversation has filled.
*/
export function asLoaded(settings: LoadSettings, {contextSize, batchSize, kvType, gpuLayers}: Pick<LoadedModel, 'contextSize' | 'batchSize' | 'kvType' | 'gpuLayers'>): LoadSettings {
	return {...settings, contextSize, gpuLayers, ...(batchSize !== undefined && {batchSize}), ...(kvType !== undefined && {kvType})};
}
