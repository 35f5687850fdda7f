import {isDeepStrictEqual} from 'node:util';
import type {EngineEvent} from '../core/engine-protocol.ts';
import {endedForMemory, type EndFacts} from '../core/ended-for-memory.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import type {Generations} from './generations.ts';
import {keepsStopping} from './keeps-stopping.ts';
import {nameOf, type Loads} from './loads.ts';
import {Losses} from './losses.ts';
import {nothingLeft} from './nothing-left.ts';
import {OomWatch} from './oom-kills.ts';
import type {Relief} from './relief.ts';

export type RecoveryOptions = {
	readonly loads: Loads;
	readonly relief: Relief;
	readonly generations: Generations;
	readonly log: (message: string) => void;
	/** @returns The name of the next rung down from a file, if there is one, with the model loaded or not. */
	readonly rungBelow?: (file: string, loaded: boolean) => string | undefined;
	/** How many processes the kernel has ended for want of memory. */
	readonly oomKills?: () => number | undefined;
	/** What was nearly full just now. */
	readonly memoryLow?: () => EndFacts['low'];
};

/** How an engine was lost. */
export type Loss = {
	/** A signal, or a sentence. */
	readonly how: string;
	readonly memory: boolean;
	/** It swapped, compared or measured, which takes memory beside the model's own. */
	readonly aside: boolean;
	/** The load that is wanted had not been asked of it yet. */
	readonly waited: boolean;
};

type Told = Pick<Loss, 'how' | 'memory'> & {readonly tooOften: boolean};

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
		this.#options.relief.forget();
	}

	/** The engine said something. */
	heard(event: EngineEvent): void {
		this.#losses.heard(event);
		this.#oom.heard(event);
	}

	/** @returns Whether the engine ended for want of memory. Asked once of each loss. */
	isMemory({how, said}: Pick<EndFacts, 'how' | 'said'>): boolean {
		return endedForMemory({how, said, kernel: this.#oom.hasKilled(), low: this.#options.memoryLow?.() ?? {host: false, card: false}});
	}

	/** The engine is gone, and all else has been told. */
	lost({how, memory, aside, waited}: Loss): void {
		const {loads, generations, log} = this.#options;
		const {settings, loading} = loads.desk;
		if (waited) {
			// What ended the engine was something else, and has been told.
			log(`engine lost (${how}) before the load that was wanted`);
			loads.askNext();
			generations.rejectAll(stopped());
			return;
		}

		const tooOften = this.#losses.lost(settings?.path);
		log(`engine lost (${how}), ${this.#losses.count} in a row`);
		if (settings === undefined) {
			generations.rejectAll(new LisaError('The engine stopped before a model was loaded.', {code: 'engine-lost'}));
		} else if (loading === undefined) {
			this.#lostModel({how, memory: memory && !aside, tooOften});
		} else {
			this.#lostLoad({how, memory, tooOften});
		}
	}

	/** @returns What is told where memory ran out in a reply and a model that stays cannot be loaded with less. */
	nothingLeft(message: string): LisaError {
		return nothingLeft(message, this.#below(true));
	}

	/** The model in use went with it. */
	#lostModel({how, memory, tooOften}: Told): void {
		const {loads, relief, generations} = this.#options;
		const settings = loads.desk.settings!;
		if (memory && !tooOften && relief.inUse(generations.running)) {
			generations.rejectAll(new LisaError('The engine ran out of memory.', {code: 'engine-lost'}));
		} else if (tooOften) {
			this.#giveUp(how);
		} else if (memory) {
			// It comes back as it was, and what was asked of it ends: the next try would end it again.
			loads.again(settings);
			generations.rejectAll(this.nothingLeft('Memory ran out in the middle of the reply, and the engine with it.'));
		} else {
			loads.notice(`The engine stopped (${how}) and is starting again; the conversation is kept.`);
			loads.again(settings);
			generations.rejectAll(stopped());
		}
	}

	/** A model was on its way. */
	#lostLoad({how, memory, tooOften}: Told): void {
		const {loads, relief, generations} = this.#options;
		const {loading, good} = loads.desk;
		const {settings} = (loading!);
		const before = good !== undefined && !isDeepStrictEqual(settings, good) ? good : undefined;
		const error = memory
			? nothingLeft(`Memory ran out on loading ${nameOf(settings)}, and the engine with it.`, before === undefined ? this.#below(false) : undefined)
			: new LisaError(`The engine stopped on loading ${nameOf(settings)} (${how}).`, {code: 'engine-lost'});
		if (memory && !tooOften && relief.duringLoad()) {
			generations.rejectAll(stopped());
		} else if (before !== undefined) {
			// What worked before is what the conversation goes on with.
			loads.desk.refuse(toProblem(error));
			loads.notice(`${error.message} LISA goes back to ${nameOf(before)} as it was.`, 'warning', memory ? error.hint : undefined);
			loads.again(before);
			generations.rejectAll(stopped());
		} else if (memory) {
			loads.desk.fail(toProblem(error));
			generations.rejectAll(error);
		} else if (tooOften) {
			this.#giveUp(how);
		} else {
			loads.notice(`The engine stopped (${how}) and is starting again; the conversation is kept.`);
			loads.again(settings);
			generations.rejectAll(stopped());
		}
	}

	/** It is not started again by itself. */
	#giveUp(how: string): void {
		const {loads, generations} = this.#options;
		const {count, cannotStart} = this.#losses;
		const error = keepsStopping({count, how, name: nameOf(loads.desk.settings!), below: this.#below(false), cannotStart});
		loads.desk.fail(toProblem(error));
		generations.rejectAll(error);
	}

	#below(loaded: boolean): string | undefined {
		const {loads, rungBelow} = this.#options;
		const {settings} = loads.desk;
		return settings && rungBelow?.(settings.path, loaded);
	}
}

function stopped(): LisaError {
	return new LisaError('The engine stopped.', {code: 'engine-lost'});
}
