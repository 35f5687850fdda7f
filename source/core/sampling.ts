import type {SamplingSettings} from './engine-protocol.ts';

/**
How tokens are chosen unless a person says otherwise.

The bundled guide answers with facts from a table and is at its best when it takes the likeliest token each time; a larger model is livelier with some freedom.
*/
export function defaultSampling(bundled: boolean): SamplingSettings {
	return bundled
		? {temperature: 0, topK: 1, topP: 1, minP: 0, repeatPenalty: 1}
		: {temperature: 0.7, topK: 40, topP: 0.95, minP: 0.05, repeatPenalty: 1.05};
}
