import type {LlamaContext, LlamaContextSequence, Token} from 'node-llama-cpp';
import type {TokenProfile} from '../core/bench.ts';
import {presets} from '../core/sampling.ts';
import {now} from './clock.ts';
import type {Rung} from './rung.ts';
import {samplingOptions} from './sampling-options.ts';
import {TokenText} from './token-text.ts';

/** The calls into native code that a token is made of, as node-llama-cpp makes them. */
type Native = Record<'decodeBatch' | 'sampleToken', (...given: readonly unknown[]) => Promise<unknown>>;

/** Tokens that are looked at, and milliseconds after which fewer are enough. */
const promptTokens = 128;
const replyTokens = 64;
const patience = 10_000;

export type ProfileOptions = {
	readonly rung: Rung;
	readonly context: LlamaContext;
	readonly sequence: LlamaContextSequence;
	readonly signal: AbortSignal;
	readonly enter: (phase: 'prefill' | 'decode') => void;
	readonly nextWord: () => Token;
};

/**
Where the time of a token goes, over one reply of its own: looking on costs a little, so that nothing else is measured meanwhile.

@returns Means, whose sum is the whole. The way to the screen is not the engine's to know.
*/
export async function profileToken({rung, context, sequence, signal, enter, nextWord}: ProfileOptions): Promise<TokenProfile> {
	const {spent, restore} = lookOn(context);
	try {
		await sequence.clearHistory();
		enter('prefill');
		await sequence.evaluateWithoutGeneratingNewTokens(Array.from({length: promptTokens}, nextWord));
		const prefill = spent.decodeBatch / promptTokens;
		enter('decode');
		spent.decodeBatch = 0;
		const said: Token[] = [];
		const text = new TokenText((tokens, before) => rung.model.detokenize(tokens as Token[], false, before as Token[]), []);
		let detokenize = 0;
		const begin = now();
		const write = async (from: Token): Promise<Token> => {
			let last = from;
			for await (const token of sequence.evaluate([from], {...samplingOptions(presets.balanced, said), yieldEogToken: true})) {
				signal.throwIfAborted();
				const before = now();
				text.write(token);
				detokenize += now() - before;
				said.push(token);
				last = token;
				if (said.length >= replyTokens || now() - begin >= patience) {
					break;
				}
			}

			return last;
		};

		let last = nextWord();
		while (said.length < replyTokens && now() - begin < patience) {
			// Where the model would end its reply, it goes on from its last word.
			last = await write(last);
		}

		const whole = now() - begin;
		const each = (time: number) => time / said.length;
		const {decodeBatch: decode, sampleToken: sampling} = spent;
		return {prefill, whole: each(whole), decode: each(decode), sampling: each(sampling), detokenize: each(detokenize), rest: each(Math.max(0, whole - decode - sampling - detokenize))};
	} finally {
		restore();
	}
}

/** Times the native calls of a context until it is told to stop. */
function lookOn(context: LlamaContext) {
	const native = (context as unknown as {_ctx: Native})._ctx;
	const spent = {decodeBatch: 0, sampleToken: 0};
	const names = ['decodeBatch', 'sampleToken'] as const;
	for (const name of names) {
		const call = native[name].bind(native);
		const value: Native[typeof name] = async (...given) => {
			const begin = now();
			try {
				return await call(...given);
			} finally {
				spent[name] += now() - begin;
			}
		};

		Object.defineProperty(native, name, {value, configurable: true});
	}

	return {spent, restore() {
		// What was put before the class's own methods goes.
		for (const name of names) {
			Reflect.deleteProperty(native, name);
		}
	}};
}
