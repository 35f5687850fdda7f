import {integer} from './format.ts';

/** What a conversation does not fit into, in tokens. */
export type Room = {
	readonly needed: number;
	readonly contextSize: number;
	/** The most the model was trained for. */
	readonly trained: number;
};

/**
@returns What to do about a prompt that is longer than the context: never a context that the model does not have.
*/
export function roomHint({needed, contextSize, trained}: Room): string {
	if (contextSize >= trained) {
		return `It was trained for no more than ${integer(trained)}: send less, or load a model with more; \`lisa models show FILE\` says how much one has.`;
	}

	// A quarter is the reply's.
	const wanted = 2 ** Math.ceil(Math.log2(needed * 4 / 3));
	const context = Math.min(trained, wanted);
	return needed < trained
		? `Load it with a larger context, as in \`--context ${context}\` or /context ${context}, or send less.`
		: `The most it was trained for is ${integer(trained)}: send less, or load a model with more; \`lisa models show FILE\` says how much one has.`;
}
