import type {GpuSample, Sample} from './samples.ts';

/**
What the cards draw over a time: the power of each sample holds from the sample before it. Nothing is known where a card does not tell, or before there is a sample.
*/
export class EnergyMeter {
	#joules = 0;
	#watts: number | undefined;
	#last: number;
	#known = true;

	/** @param start Milliseconds since the epoch. */
	constructor(start: number) {
		this.#last = start;
	}

	observe({gpus, time}: Pick<Sample, 'time'> & {readonly gpus: ReadonlyArray<Pick<GpuSample, 'power'>>}): void {
		const watts = gpus.length > 0 && gpus.every(({power}) => power !== undefined) ? gpus.reduce((sum, {power}) => sum + power!, 0) : undefined;
		this.#known &&= watts !== undefined;
		this.#joules += ((watts ?? 0) * Math.max(0, time - this.#last)) / 1000;
		this.#last = Math.max(this.#last, time);
		this.#watts = watts;
	}

	/** @returns Joules up to a time: since the last sample its power is taken to hold. */
	until(time: number): number | undefined {
		return this.#known && this.#watts !== undefined ? this.#joules + (this.#watts * Math.max(0, time - this.#last)) / 1000 : undefined;
	}
}
