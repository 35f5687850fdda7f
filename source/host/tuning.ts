import path from 'node:path';
import process from 'node:process';
import {defined} from '../core/defined.ts';
import type {SamplingSettings, Turn} from '../core/engine-protocol.ts';
import {defaultSampling, samplingFrom} from '../core/sampling.ts';
import type {Store} from '../storage/store.ts';
import type {Conversation} from './conversation.ts';
import type {EngineKeeper} from './engine-keeper.ts';
import {bundledModel} from './entry.ts';

export type TuningOptions = {
	readonly store: Store;
	readonly conversation: Conversation;
	readonly keeper: EngineKeeper;
};

/**
How the conversation in use samples, and its system prompt.

What was set last is where a new conversation starts from, but for the seed and the system prompt, which belong to one conversation. The built-in guide always starts from its own defaults: it is wrong more often with any freedom.
*/
export class Tuning {
	readonly #options: TuningOptions;

	constructor(options: TuningOptions) {
		this.#options = options;
	}

	/** How tokens are chosen where nobody has set anything, as for a prompt of a script. */
	get defaults(): SamplingSettings {
		return defaultSampling(this.#isBundled, process.env['LISA_PRESET']);
	}

	/** How tokens are chosen in the conversation in use. */
	get sampling(): SamplingSettings {
		return samplingFrom(this.defaults, this.#set);
	}

	/** The system prompt as turns: one, or none. */
	get system(): readonly Turn[] {
		const {system} = this.#options.conversation.session;
		return system ? [{role: 'system', text: system}] : [];
	}

	/** Sets how the conversation in use samples; a value of nothing is the default again. */
	set(change: Partial<SamplingSettings>, over: Partial<SamplingSettings> = this.#set): void {
		const {conversation, store} = this.#options;
		const sampling = defined({...over, ...change});
		conversation.about({sampling});
		const {seed: _, ...kept} = sampling;
		store.note('sampling', JSON.stringify(kept));
	}

	/** The conversation is about to begin: what it starts from stays with it. */
	settle(): void {
		const {conversation} = this.#options;
		if (conversation.session.sampling === undefined && conversation.session.messages.length === 0) {
			conversation.about({sampling: this.#set});
		}
	}

	get #set(): Partial<SamplingSettings> {
		const {conversation, store} = this.#options;
		const {sampling, messages} = conversation.session;
		if (sampling !== undefined || messages.length > 0 || this.#isBundled) {
			return sampling ?? {};
		}

		return JSON.parse(store.noted('sampling') ?? '{}') as Partial<SamplingSettings>;
	}

	get #isBundled(): boolean {
		const file = this.#options.keeper.settings?.path;
		return file !== undefined && path.dirname(file) === path.dirname(bundledModel);
	}
}
