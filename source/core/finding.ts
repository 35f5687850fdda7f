/** What a check of the box is about, in the order they are told. */
export const areas = ['hardware', 'drivers', 'memory', 'storage', 'threads', 'speed', 'terminal', 'LISA'] as const;

/**
What one check of the box came to.
*/
export type Finding = {
	readonly area: (typeof areas)[number];
	/** What was looked at, in a word or two. */
	readonly name: string;
	/** `unknown` where it could not be looked at. */
	readonly level: 'ok' | 'warning' | 'problem' | 'unknown';
	/** What was found, with its figures. */
	readonly said: string;
	/** The figures of what was measured, for `--json`: by name, in the unit that it ends with. */
	readonly figures?: Readonly<Record<string, number>>;
	/** What to type or do, where something can be done. */
	readonly remedy?: string;
};
