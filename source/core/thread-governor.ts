import {chooseThreads, type Cores, type Decision} from './governor.ts';
import {ThreadRecord, type Phase} from './thread-record.ts';

/** A change of the threads that was decided. */
export type Change = Decision & {readonly phase: Phase; readonly from: number};

/** A load that differs by this much from the one before is another one. Threads' worth of work. */
const otherLoad = 0.5;

/**
Keeps the threads for prompts and for tokens where they serve best, from what others use and from what tokens take. It knows no clock and no engine: it is told what happened.
*/
export class ThreadGovernor {
	readonly #cores: Cores;
	readonly #fixed: number | undefined;
	readonly #threads: Record<Phase, number>;
	readonly #reasons: Record<Phase, string> = {prefill: '', decode: ''};
	#record = new ThreadRecord();
	#others: number | undefined;
	#known: number | undefined;

	/** @param fixed Threads that a person fixed. */
	constructor(cores: Cores, fixed?: number) {
		this.#cores = cores;
		this.#fixed = fixed;
		const most = Math.max(1, Math.floor(Math.min(cores.threads, cores.quota)));
		this.#threads = {prefill: most, decode: Math.min(most, Math.max(1, cores.physical))};
	}

	threads(phase: Phase): number {
		return this.#threads[phase];
	}

	/** @returns Why the threads are as many as they are; empty before anything was decided. */
	reason(phase: Phase): string {
		return this.#reasons[phase];
	}

	/** Another model: what tokens took on the last one says nothing. */
	forget(): void {
		this.#record = new ThreadRecord();
	}

	/** Notes what others use of the cores, in threads' worth of work. */
	load(others: number | undefined): void {
		this.#others = others;
		if (others !== undefined && Math.abs(others - (this.#known ?? Infinity)) > otherLoad) {
			this.#known = others;
			this.#record.forgetTrials();
		}
	}

	/**
	Notes what a token took with the threads that were in use.

	@param milliseconds Absent where the time says nothing, as for the first token.
	@returns What changes from the next token on.
	*/
	next(phase: Phase, milliseconds: number | undefined, now: number): Change | undefined {
		const current = this.#threads[phase];
		if (milliseconds !== undefined) {
			this.#record.took(phase, current, milliseconds, now);
		}

		const decision = chooseThreads({phase, cores: this.#cores, current, others: this.#others, record: this.#record, fixed: this.#fixed, now});
		if (decision.cause === 'stay' || (decision.cause === 'fixed' && decision.threads === current && this.#reasons[phase] !== '')) {
			return undefined;
		}

		this.#record.changed(phase, current, decision.threads, decision.cause, now);
		this.#threads[phase] = decision.threads;
		this.#reasons[phase] = decision.reason;
		return {...decision, phase, from: current};
	}
}
