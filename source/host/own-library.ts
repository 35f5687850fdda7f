import type {EngineEvent} from '../core/engine-protocol.ts';
import {chosenLibrary, setAside} from '../native/chosen-library.ts';
import {nativePaths, type NativePaths} from '../native/native-paths.ts';
import {wanted} from '../native/wanted.ts';
import type {Paths} from './paths.ts';

/** Ends that a library brings about which does not suit the processor, or was built wrong. */
const ownDoing = new Set(['SIGILL', 'SIGSEGV', 'SIGBUS', 'SIGFPE']);

/** What to do where the library that was built here is given up. */
export const buildAnew = '`lisa doctor --build` builds it anew.';

/**
The library that was built here for this CPU, where there is one: each engine is told of it when it starts, and it is given up at the first sign that the engine does not get on with it.
*/
export class OwnLibrary {
	readonly #paths: NativePaths;
	readonly #log: (message: string) => void;
	#inUse = false;
	#hasStarted = false;

	constructor(paths: Pick<Paths, 'data' | 'log'>, log: (message: string) => void) {
		this.#paths = nativePaths(paths);
		this.#log = log;
	}

	/** What an engine that is about to start is told. Never throws: a folder that cannot be read means the prebuilt one. */
	environment(): Readonly<Record<string, string>> {
		let library: string | undefined;
		try {
			library = chosenLibrary(this.#paths, wanted);
		} catch (error) {
			this.#log(`the engine built here cannot be looked at: ${error instanceof Error ? error.message : String(error)}`);
		}

		this.#inUse = library !== undefined;
		this.#hasStarted = false;
		return library === undefined ? {} : {LISA_NATIVE: library};
	}

	/**
	The engine has started.

	@returns What to tell, where it could not take the library.
	*/
	ready({libraryFailure}: Extract<EngineEvent, {type: 'ready'}>): string | undefined {
		this.#hasStarted = true;
		return libraryFailure === undefined ? undefined : this.#giveUp(`it cannot be loaded (${libraryFailure})`);
	}

	/**
	The engine is gone.

	@param how A signal's name or an exit code.
	@returns What to tell, where the library may be why.
	*/
	lost(how: string): string | undefined {
		const failsToStart = !this.#hasStarted && /^(?:SIGABRT|SIGTRAP|exit code)/u.test(how);
		return ownDoing.has(how) || failsToStart ? this.#giveUp(`the engine stopped with it (${how})`) : undefined;
	}

	#giveUp(why: string): string | undefined {
		if (!this.#inUse) {
			return undefined;
		}

		this.#inUse = false;
		this.#log(`the engine built here is set aside: ${why}`);
		try {
			setAside(this.#paths, why);
		} catch (error) {
			this.#log(`it could not be noted: ${error instanceof Error ? error.message : String(error)}`);
		}

		return `The engine built for this CPU is set aside: ${why}. The prebuilt one is used.`;
	}
}
