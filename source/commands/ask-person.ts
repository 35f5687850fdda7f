import process from 'node:process';
import {createInterface} from 'node:readline/promises';

/** Asks a person; `undefined` where there is nobody to ask. */
export type Ask = (question: string) => Promise<string> | undefined;

/** @returns What was typed on the terminal. Ctrl+C and Ctrl+D say nothing, which is a no. */
export function askPerson(question: string): Promise<string> | undefined {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		return undefined;
	}

	const terminal = createInterface({input: process.stdin, output: process.stdout});
	return terminal.question(question).catch(() => '').finally(() => {
		terminal.close();
	});
}

export function isYes(answer: string): boolean {
	return /^y(?:es)?$/iu.test(answer.trim());
}
