import type {RungFit} from './ladder.ts';

/** What a rung is the best choice for, among those of its model. */
export type BestFor = 'fast' | 'balanced' | 'best quality';

/** A model on this box, as the picker shows it. */
export type ShelfModel = {
	readonly path: string;
	/** Equal for the rungs of one model. */
	readonly family: string;
	readonly name: string;
	readonly architecture: string;
	readonly parameters: number;
	/** The rung's name, as in `Q4_K_M`. */
	readonly rung: string;
	/** Bytes, all shards together. */
	readonly size: number;
	readonly shards: number;
	/** The name its store gives it, where the file's own says nothing. */
	readonly title?: string;
	/** Whose it is: LISA's own, or another program's. */
	readonly store: string;
	readonly outlook?: RungFit;
	readonly best: readonly BestFor[];
	/** When it was loaded last, in milliseconds since the epoch. */
	readonly used?: number;
};

/** A model of the catalog that is not here and would fit. */
export type ShelfOffer = {
	readonly id: string;
	readonly name: string;
	readonly rung: string;
	/** Bytes, expected. */
	readonly size: number;
	/** As `lisa pull` takes it. */
	readonly what: string;
	readonly licence: string;
	readonly use: string;
	readonly outlook: RungFit;
};

/** A file that is no model to load, and why. */
export type ShelfAside = {readonly path: string; readonly size: number; readonly reason: string; readonly broken: boolean};

/** What there is on this box, and what could be: what the picker shows. */
export type Shelf = {
	/** Files looked at, and all of them, while the search goes on. */
	readonly looking?: {readonly done: number; readonly total: number};
	/** By name, then from the most bits down. */
	readonly models: readonly ShelfModel[];
	readonly apart: readonly ShelfAside[];
	readonly offers: readonly ShelfOffer[];
	/** Bytes that a model can have: what is free now, and what the model in use gives back. On the cards where there are any. */
	readonly free?: number;
	readonly onCard: boolean;
	/** Tokens that the fit was asked for. */
	readonly context: number;
	/** Where a model that is fetched goes. */
	readonly folder: string;
};
