import {numberFlag} from './number-flag.ts';

/** What a reply is made with, where the command line says so. */
export type AskSettings = {
	readonly maxTokens?: number;
	readonly temperature?: number;
	readonly seed?: number;
	readonly system?: string;
};

/**
Checks what the command line says about the reply.

@throws {LisaError} `usage`, with the flag that is wrong.
*/
export function askSettings({maxTokens, temperature, seed, system}: AskSettings): AskSettings {
	return {
		maxTokens: numberFlag(maxTokens, {name: 'max-tokens', least: 1, most: 1_000_000}),
		temperature: numberFlag(temperature, {name: 'temperature', least: 0, most: 5, whole: false}),
		seed: numberFlag(seed, {name: 'seed', least: 0, most: 4_294_967_295}),
		system,
	};
}
