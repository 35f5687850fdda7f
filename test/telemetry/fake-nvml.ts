import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import koffi from 'koffi';

const source = path.join(import.meta.dirname, '../fixtures/telemetry/fake-nvml.c');

/**
A library with NVML's ABI, compiled for this test, and the strings to pull.
*/
export type FakeNvml = {
	readonly path: string;
	readonly set: (key: string, value: number) => void;
	readonly get: (key: string) => number;
	readonly remove: () => void;
};

/**
Compiles the library with the system's compiler into a folder of its own.

@param flags - As in `-DOLD_DRIVER`.
*/
export function buildFakeNvml(...flags: readonly string[]): FakeNvml {
	const folder = mkdtempSync(path.join(tmpdir(), 'lisa-nvml-'));
	const library = path.join(folder, 'libnvidia-ml.so.1');
	execFileSync('cc', ['-shared', '-fPIC', '-Wall', '-Werror', ...flags, '-o', library, source], {stdio: 'pipe'});
	const remove = (): void => {
		rmSync(folder, {recursive: true});
	};

	if (flags.includes('-DNOT_NVML')) {
		return {path: library, set() {}, get: () => 0, remove};
	}

	const handle = koffi.load(library);
	const set = handle.func('int fake_set(const char *key, int value)') as (key: string, value: number) => number;
	const get = handle.func('int fake_get(const char *key)') as (key: string) => number;
	return {
		path: library,
		set(key, value) {
			if (set(key, value) !== 0) {
				throw new Error(`The fake has no ${key}`);
			}
		},
		get,
		remove,
	};
}
