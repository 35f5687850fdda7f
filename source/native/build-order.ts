import type {NativePaths} from './native-paths.ts';

/** What the building process is told. */
export type BuildOrder = {
	readonly paths: NativePaths;
	/** The model whose answers must come out alike. */
	readonly guide: string;
	/** The model to measure on. */
	readonly model: string;
};
