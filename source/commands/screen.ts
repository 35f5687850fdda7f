import process from 'node:process';
import {LisaError} from '../core/errors.ts';
import type {LoadRequest} from '../core/protocol.ts';

/**
Opens the full screen.

@returns The exit code.
@throws {LisaError} `not-a-terminal` where there is none.
*/
export async function screen(load: LoadRequest): Promise<number> {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw new LisaError('LISA’s screen needs a terminal.', {code: 'not-a-terminal'});
	}

	const {runScreen} = await import('../ui/main.tsx');
	return runScreen(load);
}
