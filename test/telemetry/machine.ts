import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

/**
A machine made of files: what its `/proc` and `/sys` hold, in a folder that stands before both.
*/
export type Machine = {
	readonly root: string;
	/** Writes files, by their paths from the root. */
	readonly write: (files: Readonly<Record<string, string | number>>) => void;
	/** A link at `at` to `target`, both from the root. */
	readonly link: (at: string, target: string) => void;
	readonly remove: (at?: string) => void;
};

/**
Makes a machine of these files.
*/
export function createMachine(files: Readonly<Record<string, string | number>> = {}): Machine {
	const root = mkdtempSync(path.join(tmpdir(), 'lisa-machine-'));
	const machine: Machine = {
		root,
		write(entries) {
			for (const [name, text] of Object.entries(entries)) {
				mkdirSync(path.dirname(`${root}/${name}`), {recursive: true});
				writeFileSync(`${root}/${name}`, `${text}\n`);
			}
		},
		link(at, target) {
			mkdirSync(path.dirname(`${root}/${at}`), {recursive: true});
			symlinkSync(target.startsWith('/') ? target : path.relative(path.dirname(`${root}/${at}`), `${root}/${target}`), `${root}/${at}`);
		},
		remove(at = '') {
			rmSync(path.join(root, at), {recursive: true});
		},
	};
	machine.write(files);
	return machine;
}
