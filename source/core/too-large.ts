import {bytesApart} from './bytes-apart.ts';
import {LisaError} from './errors.ts';
import {integer} from './format.ts';

/** What to do where a shorter context was tried already. */
export const lessMemory = 'A rung with fewer bits needs less; or close what else uses memory, which `lisa top` shows.';

/** What a load needs of main memory, and what there is. Bytes. */
export type TooLargeFacts = {
	readonly needs: number;
	/** What may be had of it, the reserve taken off. */
	readonly free: number;
	/** Tokens. */
	readonly context: number;
	/** A card takes a part of it. */
	readonly beside: boolean;
};

/**
A model that is larger than what is free, with the figures. Settings that help are not named: those that would were tried already.
*/
export class TooLarge extends LisaError {
	readonly facts: TooLargeFacts;

	/** @param least What it would need with all given up that can be, and what that is, as a clause. */
	constructor(facts: TooLargeFacts, least?: {readonly needs: number; readonly words: string}) {
		const {needs, context, beside} = facts;
		const [free, wanted, still] = bytesApart(Math.max(0, facts.free), needs, ...(least === undefined ? [] : [least.needs]));
		super(
			`The model needs ${wanted}${beside ? ' beside what the card takes' : ''} with a context of ${integer(context)} tokens${still === undefined || still === wanted ? '' : `, and still ${still} with ${least!.words}`}; ${free} is free.`,
			{code: 'out-of-memory', hint: lessMemory},
		);
		this.facts = facts;
	}
}
