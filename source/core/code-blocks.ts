/**
@returns The last fenced block of code in a Markdown text, without its fences; one that was never closed counts.
*/
export function lastCodeBlock(text: string): string | undefined {
	let last: string | undefined;
	let open: {readonly fence: string; readonly lines: string[]} | undefined;
	for (const line of text.split('\n')) {
		const fence = /^ {0,3}(`{3,}(?!`)|~{3,}(?!~))([^\n]*)$/u.exec(line);
		if (open === undefined) {
			open = fence === null ? undefined : {fence: fence[1]!, lines: []};
		} else if (fence !== null && fence[1]!.startsWith(open.fence) && fence[2]!.trim() === '') {
			last = open.lines.join('\n');
			open = undefined;
		} else {
			open.lines.push(line);
		}
	}

	return open !== undefined && open.lines.length > 0 ? open.lines.join('\n') : last;
}
