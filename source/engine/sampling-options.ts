import type {SequenceEvaluateOptions, Token} from 'node-llama-cpp';
import type {SamplingSettings} from '../core/engine-protocol.ts';

/** As far back as a repeated token is punished. */
const repeatWindow = 64;

/**
The settings in the library's own terms.

@param generated The reply so far, read anew at each token.
*/
export function samplingOptions({temperature, topK, topP, minP, repeatPenalty, seed}: SamplingSettings, generated: readonly Token[]): SequenceEvaluateOptions {
	return {
		temperature,
		topK,
		topP,
		minP,
		seed,
		// Absent rather than 1: the library would look at the last tokens for nothing.
		repeatPenalty: repeatPenalty === 1 ? undefined : {penalty: repeatPenalty, punishTokens: () => generated.slice(-repeatWindow)},
	};
}
