import {readFileSync, readdirSync} from 'node:fs';

/**
@returns A small file's text without the newline at its end, or nothing when it cannot be read: for facts that hardly change.
*/
export function readOnce(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8').trimEnd();
	} catch {
		return undefined;
	}
}

/**
@returns The names in a folder in the order of their numbers (`cpu2` before `cpu10`), or none.
*/
export function namesIn(path: string): readonly string[] {
	try {
		return readdirSync(path).sort(new Intl.Collator('en', {numeric: true}).compare);
	} catch {
		return [];
	}
}
