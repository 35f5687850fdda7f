/**
A question in many wordings, its answer, and what may be asked next.
*/
export type Exchange = {
	/** Patterns of `write`; one is drawn. */
	readonly ask: readonly string[];
	/** Plain sentences; one is drawn. */
	readonly answer: readonly string[];
	/** Questions that only make sense after this answer. */
	readonly follow?: () => readonly Exchange[];
};

/**
An exchange that may open a conversation.
*/
export type Topic = Exchange & {
	/** A name that says what it is made from, as in `keys/ladder`. */
	readonly id: string;
	/** How often it is drawn among the topics of its subject. 1 unless told. */
	readonly weight?: number;
};
