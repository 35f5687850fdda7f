import path from 'node:path';
import type {Paths} from '../host/paths.ts';

/** Where an engine that is built here lies, and what is kept of its making. */
export type NativePaths = {
	readonly folder: string;
	/** The library, once it has been found faster. */
	readonly library: string;
	/** What the last build came to. */
	readonly manifest: string;
	/** How far the build under way is, or where it ended. */
	readonly progress: string;
	readonly lock: string;
	/** Source and objects: gone when a build is done, kept when it is stopped. */
	readonly work: string;
	/** What the tools said. */
	readonly log: string;
};

/** @returns The places within LISA's own folders; nothing is ever written into `node_modules`. */
export function nativePaths({data, log}: Pick<Paths, 'data' | 'log'>): NativePaths {
	const folder = path.join(data, 'engine');
	return {
		folder,
		library: path.join(folder, 'libggml-cpu-native.so'),
		manifest: path.join(folder, 'native.json'),
		progress: path.join(folder, 'build.json'),
		lock: path.join(folder, 'build.lock'),
		work: path.join(folder, 'work'),
		log: path.join(path.dirname(log), 'engine-build.log'),
	};
}
