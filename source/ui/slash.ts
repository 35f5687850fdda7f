import {keymap, type CommandName} from '../core/keymap.ts';

/** A command given as a word with a slash before it. */
export type SlashCommand = {
	readonly name: string;
	readonly help: string;
} & (
	| {readonly command: CommandName; readonly argument?: undefined}
	/** The argument is what follows the name, as in `RUNG`. */
	| {readonly command: CommandWithArgument; readonly argument: string}
);

export type CommandWithArgument = 'compare' | 'model' | 'quant';

/**
Every slash command: those of the keymap, and those that take an argument.
*/
export const slashCommands: readonly SlashCommand[] = [
	...keymap.flatMap(row => ('slash' in row ? [{name: row.slash, help: row.help, command: row.command}] : [])),
	{name: 'quant', argument: 'RUNG', help: 'swap to a rung by name, as in /quant Q4_K_M', command: 'quant'},
	{name: 'compare', argument: 'RUNG', help: 'answer the last prompt on another rung too: /compare Q4_K_M', command: 'compare'},
	{name: 'model', argument: 'FILE', help: 'load another model, as in /model ~/models/mistral.gguf', command: 'model'},
];

/**
Reads a message as a slash command.

@returns `undefined` where it is a message: no slash, or a path such as `/etc/hosts`.
*/
export function parseSlash(text: string): {readonly word: string; readonly argument: string; readonly command?: SlashCommand} | undefined {
	const match = /^\/([a-z]+)(?:\s(.*))?$/su.exec(text.trim());
	if (match === null) {
		return undefined;
	}

	const word = match[1]!;
	return {word, argument: (match[2] ?? '').trim(), command: slashCommands.find(({name}) => name === word)};
}
