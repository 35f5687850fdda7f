/** A file put into a message. */
export type Attachment = {
	/** As the user named it. */
	readonly path: string;
	readonly text: string;
};

/** Where a message names a file, as in `@notes.md` or `@"my notes.md"`: at the beginning of a word, so that an address is none. */
const mention = /(?<=^|\s)@(?:"([^"\n]+)"|([^\s"]+))/gu;

/** @returns The names after an `@` in a message, each once. A full stop or comma that ends a sentence may not be part of it: both readings are tried. */
export function mentions(text: string): string[] {
	return [...new Set([...text.matchAll(mention)].map(([, quoted, word]) => quoted ?? word!))];
}

/** @returns The name without the sign that ends the sentence it is in. */
export function withoutStop(name: string): string {
	return name.replace(/[.,;:!?)\]]+$/u, '');
}

/** @returns The message with the files behind it, so that it can be taken apart again whatever is in them. */
export function attach(text: string, files: readonly Attachment[]): string {
	return [text, ...files.map(file => `<file path="${file.path.replaceAll(/["\n]/gu, '_')}" characters="${file.text.length}">\n${file.text}\n</file>`)].join('\n\n');
}

/** @returns A message as it was written, and the files that went with it. */
export function splitAttachments(message: string): {readonly text: string; readonly files: readonly Attachment[]} {
	const first = /\n\n<file path="[^"\n]*" characters="\d+">\n/u.exec(message);
	const files: Attachment[] = [];
	let from = first?.index ?? message.length;
	while (from < message.length) {
		const head = /^\n\n<file path="([^"\n]*)" characters="(\d+)">\n/u.exec(message.slice(from, from + 5000));
		const start = from + (head?.[0].length ?? 0);
		const end = start + Number(head?.[2] ?? 0);
		if (head === null || message.slice(end, end + 8) !== '\n</file>') {
			return {text: message, files: []};
		}

		files.push({path: head[1]!, text: message.slice(start, end)});
		from = end + 8;
	}

	return {text: message.slice(0, first?.index), files};
}

/** @returns About how many tokens a text is: four characters each, as in English prose. A guess, and to be called one. */
export function guessTokens(text: string): number {
	return Math.ceil(text.length / 4);
}
