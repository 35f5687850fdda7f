import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** What the tools of a build are to do. */
export type FakeTools = {
	/** What `cmake --build` prints, a line each. */
	readonly compiling?: readonly string[];
	/** What it then exits with. */
	readonly code?: number;
	/** Whether a library comes of it. */
	readonly makes?: boolean;
};

/**
Scripts in the place of git, cmake and the compilers: they note how they were called, say what they are told to say, and write a file in place of a library.
*/
export class FakeToolFolder {
	readonly folder: string;
	readonly #calls: string;

	constructor(folder: string) {
		this.folder = path.join(folder, 'tools');
		this.#calls = path.join(folder, 'calls');
		mkdirSync(this.folder, {recursive: true});
		writeFileSync(this.#calls, '');
		this.write('git', 'case "$*" in *clone*) for last; do :; done; mkdir -p "$last/.git" "$last/ggml";; esac');
		for (const name of ['cc', 'c++', 'make']) {
			this.write(name, '');
		}

		this.cmake({});
	}

	/** How the tools were called, one call a line. */
	get calls(): string[] {
		return readFileSync(this.#calls, 'utf8').trim().split('\n').filter(Boolean);
	}

	cmake({compiling = ['[ 50%] Building C object'], code = 0, makes = true}: FakeTools): void {
		const lines = compiling.map(line => `echo '${line}'`).join('\n');
		const library = makes ? 'mkdir -p "$2/src"; echo library > "$2/src/libggml-cpu.so"' : '';
		this.write('cmake', `if [ "$1" = --build ]; then\n${lines}\n${library}\nexit ${code}\nfi`);
	}

	write(name: string, script: string): void {
		const file = path.join(this.folder, name);
		writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> '${this.#calls}'\n${script}\n`);
		chmodSync(file, 0o755);
	}
}
