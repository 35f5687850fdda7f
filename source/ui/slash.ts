import {keymap, type CommandName} from '../core/keymap.ts';

/** A command given as a word with a slash before it. */
export type SlashCommand = {
	readonly name: string;
	readonly help: string;
} & (
	| {readonly command: CommandName; readonly argument?: undefined}
	/** The argument is what follows the name, as in `RUNG`; in brackets where it may be left out, and empty where there is none. */
	| {readonly command: SlashOnly; readonly argument: string}
);

const define = <const Rows extends ReadonlyArray<{readonly name: string; readonly argument: string; readonly help: string; readonly command: string}>>(rows: Rows): Rows => rows;

const slashOnly = define([
	{name: 'quant', argument: 'RUNG', help: 'swap to a rung by name, as in /quant Q4_K_M', command: 'quant'},
	{name: 'compare', argument: 'RUNG', help: 'answer the last prompt on another rung too: /compare Q4_K_M', command: 'compare'},
	{name: 'model', argument: 'FILE', help: 'load another model, as in /model ~/models/mistral.gguf', command: 'model'},
	{name: 'pull', argument: 'WHAT', help: 'fetch a model, as in /pull hf:org/repo:Q4_K_M', command: 'pull'},
	{name: 'context', argument: 'N', help: 'load the model again with a context of N tokens', command: 'context'},
	{name: 'kv', argument: 'TYPE', help: 'the type of the KV cache: F16, Q8_0 or Q4_0', command: 'kv'},
	{name: 'search', argument: 'WORDS', help: 'find words in every conversation', command: 'search'},
	{name: 'rename', argument: 'TITLE', help: 'give this conversation a title', command: 'rename'},
	{name: 'delete', argument: '', help: 'delete this conversation, when given twice', command: 'delete'},
	{name: 'export', argument: '[FILE]', help: 'write this conversation to a file, .md or .json', command: 'export'},
	{name: 'code', argument: '', help: 'copy the last code block to the clipboard', command: 'code'},
	{name: 'edit', argument: '', help: 'edit your last message; the old branch is kept', command: 'edit'},
	{name: 'continue', argument: '', help: 'go on with an answer that was cut short', command: 'continue'},
	{name: 'undo', argument: '', help: 'take back your last message and its answer', command: 'undo'},
	{name: 'system', argument: '[TEXT]', help: 'set or show the system prompt of this conversation', command: 'system'},
	{name: 'set', argument: '[NAME VALUE]', help: 'set how it samples, as in /set temperature 0.7', command: 'set'},
	{name: 'preset', argument: '[NAME]', help: 'sampling by name: exact, balanced or creative', command: 'preset'},
	{name: 'theme', argument: 'NAME', help: 'change the colours: dark, light, neutral, contrast, 16 or none', command: 'theme'},
	{name: 'stats', argument: '', help: 'show what this conversation cost: tokens, time, memory', command: 'stats'},
]);

/** A command that has no key of its own. */
export type SlashOnly = (typeof slashOnly)[number]['command'];

/**
Every slash command: those of the keymap, and those that have no key.
*/
export const slashCommands: readonly SlashCommand[] = [
	...keymap.flatMap(row => ('slash' in row ? [{name: row.slash, help: row.help, command: row.command}] : [])),
	...slashOnly,
];

/** Words that other programs have for the same. */
const elsewhere = {exit: 'quit', bye: 'quit', clear: 'new', settings: 'set', history: 'open'} as const;

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
	return {word, argument: (match[2] ?? '').trim(), command: slashCommands.find(({name}) => name === (Object.hasOwn(elsewhere, word) ? elsewhere[word as keyof typeof elsewhere] : word))};
}
