import {LisaError} from '../core/errors.ts';
import {now} from './clock.ts';
import type {Rung} from './rung.ts';

/** Where a reply goes on after it stood still. */
export type Change = {
	readonly rung: Rung;
	/** The reader had to wait for it. */
	readonly paused: boolean;
};

/** What the stage must know of the reply in flight. */
export type Player = {
	readonly id: string;
	/** Resolves when the reply is told to stop. */
	readonly stopped: Promise<void>;
};

type Still = {
	/** Resolves once nothing is being evaluated. */
	readonly reached: PromiseWithResolvers<void>;
	readonly change: PromiseWithResolvers<Change>;
};

type Trial = {readonly rung: Rung; readonly outcome: PromiseWithResolvers<void>};

/**
Who talks and on what: the rung in use and the reply in flight. A swap makes the reply stand still between two tokens and go on, on the same rung or another.
*/
export class Stage<Reply extends Player = Player> {
	rung: Rung | undefined;
	reply: Reply | undefined;
	/** While a model is being loaded; replies wait for it. */
	loading: Promise<void> | undefined;
	#still: Still | undefined;
	#lastToken: number | undefined;
	#trial: Trial | undefined;

	get wantsStill(): boolean {
		return this.#still !== undefined;
	}

	/** Milliseconds since the reply in flight made its last token; 0 when nobody waits for one. */
	sinceLastToken(): number {
		return this.reply && this.#lastToken !== undefined ? now() - this.#lastToken : 0;
	}

	/** Resolves once nothing is being evaluated. Nothing will be until `goOn`. */
	async standStill(): Promise<void> {
		this.#still = {reached: Promise.withResolvers(), change: Promise.withResolvers()};
		if (!this.reply) {
			this.#still.reached.resolve();
		}

		await this.#still.reached.promise;
	}

	goOn(change: Change): void {
		this.rung = change.rung;
		const still = this.#still;
		this.#still = undefined;
		still?.change.resolve(change);
	}

	/** Nothing is loaded any more: what stands still fails. */
	giveUp(): void {
		this.rung = undefined;
		const still = this.#still;
		this.#still = undefined;
		still?.change.promise.catch(() => undefined);
		still?.change.reject(noModel());
	}

	/** After `goOn`: resolves when the rung has made a token, or nobody asks it for one; rejects when it could not. */
	async trial(rung: Rung): Promise<void> {
		if (this.reply) {
			this.#trial = {rung, outcome: Promise.withResolvers()};
			await this.#trial.outcome.promise;
		}
	}

	/** A reply waits here until a load or a standstill is over. */
	async enter(): Promise<Rung> {
		await this.loading;
		while (this.#still) {
			this.#still.reached.resolve();
			await this.#still.change.promise;
		}

		if (!this.rung) {
			throw noModel();
		}

		return this.rung;
	}

	/**
	A reply stands here between two tokens.

	@returns `undefined` when the reply was told to stop meanwhile.
	*/
	async standBy(reply: Player): Promise<Change | undefined> {
		const still = this.#still;
		still?.reached.resolve();
		return Promise.race([still?.change.promise, reply.stopped.then(() => undefined)]);
	}

	/** The reply made a token on this rung. */
	arrived(rung: Rung, time: number): void {
		this.#lastToken = time;
		if (this.#trial?.rung === rung) {
			this.#trial.outcome.resolve();
			this.#trial = undefined;
		}
	}

	/**
	The reply could not go on with this rung.

	@returns Whether the rung was on trial, so that another may be waited for with `standBy`.
	*/
	fell(rung: Rung, error: unknown): boolean {
		if (this.#trial?.rung !== rung) {
			return false;
		}

		this.#still = {reached: Promise.withResolvers(), change: Promise.withResolvers()};
		this.#trial.outcome.reject(error);
		this.#trial = undefined;
		return true;
	}

	/** The reply is over. */
	leave(): void {
		this.reply = undefined;
		this.#lastToken = undefined;
		this.#still?.reached.resolve();
		this.#trial?.outcome.resolve();
		this.#trial = undefined;
	}
}

function noModel(): LisaError {
	return new LisaError('No model is loaded.', {code: 'model-missing'});
}
