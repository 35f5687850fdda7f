import type {Timings} from './chat.ts';

/**
What a reply took that was cut short and gone on with later. Counts and times are summed and rates made of the sums; the time to the first token is the first part's. Percentiles can't be added: they are those of the part with more tokens.
*/
export function mergeTimings(first: Timings | undefined, second: Timings | undefined): Timings | undefined {
	if (first === undefined || second === undefined) {
		return first ?? second;
	}

	const prompt = {tokens: first.prompt_n + second.prompt_n, milliseconds: first.prompt_ms + second.prompt_ms};
	const predicted = {tokens: first.predicted_n + second.predicted_n, milliseconds: first.predicted_ms + second.predicted_ms};
	return {
		prompt_n: prompt.tokens,
		prompt_ms: prompt.milliseconds,
		prompt_per_second: perSecond(prompt.tokens, prompt.milliseconds),
		predicted_n: predicted.tokens,
		predicted_ms: predicted.milliseconds,
		// Each part's first token came out of its prefill.
		predicted_per_second: perSecond(predicted.tokens - 2, predicted.milliseconds),
		ttft_ms: first.ttft_ms,
		itl_ms: first.predicted_n >= second.predicted_n ? first.itl_ms : second.itl_ms,
	};
}

function perSecond(count: number, milliseconds: number): number {
	return milliseconds > 0 ? (Math.max(0, count) * 1000) / milliseconds : 0;
}
