import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';

/** Refuses and writes down every name that is looked up and every address that is dialled, in a program and all it starts. */
export type NetworkGuard = {
	readonly environment: Readonly<Record<string, string>>;
	/** What was tried, a line each: `connect|lookup|… where command`. */
	readonly tried: () => string[];
};

/** Compiles the guard with the system's compiler into a folder. */
export function buildNetworkGuard(folder: string): NetworkGuard {
	const library = path.join(folder, 'no-network.so');
	const log = path.join(folder, 'dialled.txt');
	execFileSync('cc', ['-shared', '-fPIC', '-Wall', '-Werror', '-o', library, path.join(import.meta.dirname, '..', 'fixtures', 'offline', 'no-network.c'), '-ldl'], {stdio: 'pipe'});
	return {
		environment: {LD_PRELOAD: library, LISA_TEST_DIALLED: log},
		tried: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').filter(Boolean) : []),
	};
}

/** How a program is run in a network namespace of its own, without any interface that is up; where the system allows none, as it is. */
export function withoutInterfaces(): readonly string[] {
	const ways = [['unshare', '--net'], ['unshare', '--map-root-user', '--net']];
	return ways.find(([command, ...rest]) => spawnSync(command!, [...rest, 'true']).status === 0) ?? [];
}
