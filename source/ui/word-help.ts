/** What holds for a key alone: a word is never given in an empty message. */
const keyOnly = /, when the message is empty$/u;

/** @returns What a command does when it is given as a word, or chosen by name. */
export function wordHelp(help: string): string {
	return help.replace(keyOnly, '');
}
