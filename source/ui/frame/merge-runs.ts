const needless = /\u001B\[39m(?= *\u001B\[3(?:8;5;|[0-7]m))/gu;

/**
Takes out the end of a colour where, after nothing but blanks, another colour begins: a third fewer codes for Ink to read and for the line to carry.
*/
export function mergeRuns(line: string): string {
	return line.replaceAll(needless, '');
}
