/**
Reads a table of names and numbers (`MemTotal:  1024 kB`, `pswpin 12`), only for the names asked for. A figure in kB comes back in bytes.
*/
export function parseKeyValues<Name extends string>(text: string, names: readonly Name[]): Partial<Record<Name, number>> {
	const found: Partial<Record<Name, number>> = {};
	for (const name of names) {
		const start = lineStart(text, name);
		if (start === -1) {
			continue;
		}

		const newline = text.indexOf('\n', start);
		const match = /^:?\s*(\d+)( kB)?/u.exec(text.slice(start + name.length, newline === -1 ? text.length : newline));
		if (match) {
			found[name] = Number(match[1]) * (match[2] ? 1024 : 1);
		}
	}

	return found;
}

/** `Cached` must not be found in `SwapCached`, nor `pswpin` in `pswpin_zero`. */
function lineStart(text: string, name: string): number {
	for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
		const before = at === 0 || text[at - 1] === '\n';
		const after = text[at + name.length];
		if (before && after !== undefined && ': \t'.includes(after)) {
			return at;
		}
	}

	return -1;
}
