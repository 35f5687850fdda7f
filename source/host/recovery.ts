import {isDeepStrictEqual} from 'node:util';
import type {EngineEvent} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import type {Generations} from './generations.ts';
import {keepsStopping} from './keeps-stopping.ts';
import {nameOf, type Loads} from './loads.ts';
import {Losses} from './losses.ts';
import {OomWatch} from './oom-kills.ts';

export type RecoveryOptions = {
	readonly loads: Loads;
	readonly generations: Generations;
	readonly log: (message: string) => void;
	/** @returns The name of the next rung down from a file, if there is one. */
	readonly rungBelow?: (file: string) => string | undefined;
	/** How many processes the kernel has ended for want of memory. */
	readonly oomKills?: () => number | undefined;
};

/**
What follows when the engine is lost: with what it is started again, or that it is not. Every generation that ran is rejected; whoever asked goes on once a model is there.
*/
export class Recovery {
	readonly #options: RecoveryOptions;
	readonly #losses = new Losses();
	readonly #oom: OomWatch;

	constructor(options: RecoveryOptions) {
		this.#options = options;
		this.#oom = new OomWatch(options.oomKills);
	}

	/** A person asked for a model: what happened before does not count against it. */
	forget(): void {
		this.#losses.forget();
	}

	/** The engine said something. */
	heard(event: EngineEvent): void {
		this.#losses.heard(event);
		this.#oom.heard(event);
	}

	/** The engine is gone, and how it went. All else has been told already. */
	lost(how: string): void {
		const {loads, generations, log, rungBelow} = this.#options;
		const tooOften = this.#losses.lost();
		const {count, cannotStart} = this.#losses;
		log(`engine lost (${how}), ${count} in a row`);
		const {settings, loading, good} = loads.desk;
		if (this.#oom.wasChosen(how) && loads.relieve()) {
			generations.rejectAll(new LisaError('The engine ran out of memory.', {code: 'engine-lost'}));
		} else if (settings === undefined) {
			generations.rejectAll(new LisaError('The engine stopped before a model was loaded.', {code: 'engine-lost'}));
		} else if (loading !== undefined && good !== undefined && !isDeepStrictEqual(loading.settings, good)) {
			// What worked before is what the conversation goes on with.
			loads.notice(`The engine stopped on loading ${nameOf(loading.settings)} (${how}); LISA goes back to ${nameOf(good)} as it was.`);
			loads.again(good);
			generations.rejectAll(stopped());
		} else if (tooOften) {
			const error = keepsStopping({count, how, name: nameOf(settings), below: rungBelow?.(settings.path), cannotStart});
			loads.desk.fail(toProblem(error));
			generations.rejectAll(error);
		} else {
			loads.notice(`The engine stopped (${how}) and is starting again; the conversation is kept.`);
			loads.again(settings);
			generations.rejectAll(stopped());
		}
	}
}

function stopped(): LisaError {
	return new LisaError('The engine stopped.', {code: 'engine-lost'});
}
