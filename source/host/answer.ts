import type {Ending} from '../core/chat.ts';
import type {SamplingSettings, Turn} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import type {EngineKeeper} from './engine-keeper.ts';
import {Gathered} from './gathered.ts';
import type {Reply} from './reply.ts';

export type AnswerOptions = {
	readonly keeper: EngineKeeper;
	readonly reply: Reply;
	readonly turns: readonly Turn[];
	/** @returns The turns without the oldest, for a context that does not hold all; `undefined` where none can go. */
	readonly fewerTurns?: () => readonly Turn[] | undefined;
	readonly sampling: SamplingSettings;
	readonly signal: AbortSignal;
	/** Called after each event. */
	readonly onProgress: (text: string, rungChanged: boolean) => void;
};

/**
Runs a reply to its end. When the engine is lost underneath, the reply goes on from its last word as soon as the engine is back; when memory runs out, as soon as the model is loaded with less.

@throws {LisaError} When it cannot go on.
*/
export async function answer({keeper, reply, turns: all, fewerTurns, sampling, signal, onProgress}: AnswerOptions): Promise<Ending> {
	let turns = all;
	/** What it said fills a context that has become smaller: it ends as at the end of any other, with what was held back. */
	let closing = false;
	const cancel = () => {
		keeper.cancel(reply.id);
	};

	const gathered = new Gathered(text => {
		onProgress(text, false);
	});
	for (;;) {
		await readyOrAborted(keeper, signal);
		if (signal.aborted) {
			return 'cancelled';
		}

		signal.addEventListener('abort', cancel);
		try {
			const finished = await keeper.generate({
				id: reply.id,
				turns: reply.begun === '' ? turns : [...turns, {role: 'model', text: reply.begun}],
				sampling: remaining(sampling, reply),
				...(reply.tokens.length > 0 && {said: reply.tokens}),
				...(closing && {closing}),
				onEvent(event) {
					if (event.type === 'prefill') {
						reply.prefill(event);
						gathered.add('');
					} else if (event.type === 'token') {
						if (reply.token(event)) {
							gathered.flush();
							onProgress(event.text, true);
						} else {
							gathered.add(event.text);
						}
					}
				},
			});
			gathered.flush();
			onProgress(reply.finished(finished), false);
			return finished.reason;
		} catch (error) {
			const code = error instanceof LisaError ? error.code : undefined;
			if (closing) {
				return 'context';
			}

			if (code === 'context-full') {
				const fewer = fewerTurns?.();
				if (fewer === undefined && reply.meter.count === 0) {
					throw error;
				}

				closing = fewer === undefined;
				turns = fewer ?? turns;
				continue;
			}

			if (error instanceof LisaError && error.code === 'out-of-memory') {
				keeper.relieve(error);
			} else if (code !== 'engine-lost') {
				throw error;
			}

			gathered.flush();
			reply.interrupted();
			onProgress('', false);
			const {maxTokens} = sampling;
			if (maxTokens !== undefined && reply.meter.count >= maxTokens) {
				return 'limit';
			}
		} finally {
			signal.removeEventListener('abort', cancel);
		}
	}
}

/** A limit on tokens holds over all tries together. */
function remaining(sampling: SamplingSettings, reply: Reply): SamplingSettings {
	return sampling.maxTokens === undefined ? sampling : {...sampling, maxTokens: Math.max(1, sampling.maxTokens - reply.meter.count)};
}

async function readyOrAborted(keeper: EngineKeeper, signal: AbortSignal): Promise<void> {
	const {promise, resolve} = Promise.withResolvers<void>();
	const stop = () => {
		resolve();
	};

	signal.addEventListener('abort', stop);
	try {
		if (!signal.aborted) {
			await Promise.race([keeper.whenReady(), promise]);
		}
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
