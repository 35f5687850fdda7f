import type {EngineEvent, LoadSettings, SwapCard} from '../core/engine-protocol.ts';
import type {Problem} from '../core/errors.ts';
import {bytes, integer, milliseconds} from '../core/format.ts';
import type {ViewEvent} from '../core/view.ts';

/**
A swap that the engine has been asked for: each of its steps is told to the screens.
*/
export class PendingSwap {
	readonly id: string;
	readonly settings: LoadSettings;
	readonly from: string;
	readonly #to: string;
	readonly #since = Date.now();
	readonly #publish: (event: ViewEvent) => void;
	#cancelled = false;

	constructor(options: {id: string; settings: LoadSettings; from: string; to: string; publish: (event: ViewEvent) => void}) {
		this.id = options.id;
		this.settings = options.settings;
		this.from = options.from;
		this.#to = options.to;
		this.#publish = options.publish;
		this.#show('plan');
	}

	step({step, fraction, note}: Extract<EngineEvent, {type: 'swap-step'}>): void {
		this.#show(step, fraction, note);
	}

	/** @returns Whether it was not told to stop before. */
	cancel(tell: (id: string) => void): boolean {
		if (this.#cancelled) {
			return false;
		}

		this.#cancelled = true;
		tell(this.id);
		return true;
	}

	/** It led to the other rung. */
	done(card: SwapCard): void {
		this.#publish({type: 'swap-ended', card});
		this.#publish({type: 'notice', notice: {level: 'info', text: swapWords(card), time: Date.now()}});
	}

	/** It came to nothing: the rung that was in use still is. */
	failed({code, message, hint}: Problem): void {
		const cancelled = code === 'cancelled';
		this.#publish({type: 'swap-ended'});
		this.#publish({type: 'notice', notice: {level: cancelled ? 'info' : 'error', text: message, hint: cancelled ? undefined : hint, time: Date.now()}});
	}

	#show(step: Extract<EngineEvent, {type: 'swap-step'}>['step'], fraction?: number, note?: string): void {
		this.#publish({type: 'swap', swap: {from: this.from, to: this.#to, since: this.#since, step, fraction, note}});
	}
}

/** What a swap did, in one line: all of it measured. */
function swapWords({to, carried, tokens, reason, overlapped, gap, total, memoryBefore, memoryAfter}: SwapCard): string {
	const context = tokens === 0 ? '' : carried ? `${integer(tokens)} tokens carried, ` : `${integer(tokens)} tokens read again (${reason ?? 'not carried'}), `;
	const pause = gap > 0 ? (overlapped ? `between two tokens ${milliseconds(gap)} ms` : `paused ${milliseconds(gap)} ms`) : `in ${milliseconds(total)} ms`;
	return `${to}: ${context}${pause}, memory ${bytes(memoryBefore)} → ${bytes(memoryAfter)}`;
}
