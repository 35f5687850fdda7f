import {readFileSync, writeFileSync} from 'node:fs';
import {resolvePaths} from './paths.ts';

/** Keeps the name of the colours where a screen finds it before it has spoken with the host. */
export function keepTheme(name: string, {theme} = resolvePaths()): void {
	try {
		writeFileSync(theme, `${name}\n`, {mode: 0o600});
	} catch {
		// The store has it: the next screen shows it a moment later.
	}
}

/** @returns The name that was kept, whatever it is worth. */
export function readKeptTheme({theme} = resolvePaths()): string | undefined {
	try {
		return readFileSync(theme, 'utf8').slice(0, 40).trim();
	} catch {
		return undefined;
	}
}
