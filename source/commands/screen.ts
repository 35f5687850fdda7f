import process from 'node:process';
import {LisaError} from '../core/errors.ts';
import type {LoadRequest} from '../core/protocol.ts';
import {wantsPlain} from '../ui/plain/wants-plain.ts';
import {restoreTerminal} from '../ui/restore-terminal.ts';

/**
Opens the full screen, or the chat in plain lines where a screen reader is told of.

@param session The conversation to open, by its id.
@param faults What is wrong with the settings: it is said on the screen, which opens all the same.

@returns The exit code.
@throws {LisaError} `not-a-terminal` where there is none.
*/
export async function screen(load: LoadRequest, session?: string, faults: readonly LisaError[] = []): Promise<number> {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw new LisaError('LISA’s screen needs a terminal.', {code: 'not-a-terminal'});
	}

	if (wantsPlain(process.env)) {
		const {runPlain} = await import('../ui/plain/run-plain.ts');
		return runPlain(load, session, faults);
	}

	// The frame stands before React and Ink are read, and what is typed meanwhile waits for them.
	const {prepareScreen} = await import('../ui/prepare.ts');
	const prepared = prepareScreen();
	try {
		const {runScreen} = await import('../ui/main.tsx');
		return await runScreen(load, prepared, session, faults);
	} catch (error) {
		process.stdout.write(restoreTerminal);
		throw error;
	}
}
